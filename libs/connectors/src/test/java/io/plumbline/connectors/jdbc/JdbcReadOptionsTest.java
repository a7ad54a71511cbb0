package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Hidden;
import io.plumbline.connectors.ReadOptions.Limits;
import io.plumbline.connectors.ReadOptions.Sample;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.StartValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What a read from PostgreSQL makes of its options, compared with what the server itself answers. */
class JdbcReadOptionsTest {

    private static final int MANY = 120_000;

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection admin = Postgres.admin();
                Statement make = admin.createStatement()) {
            make.execute("CREATE SCHEMA IF NOT EXISTS options");
            make.execute(
                    "CREATE TABLE IF NOT EXISTS options.plain AS SELECT i AS id, CASE WHEN i % 10 = 0 THEN NULL ELSE i"
                            + " END AS k, i % 3 AS few, 'v' || i AS v, DATE '2020-01-01' + i % 1000 AS day, TIMESTAMP '2020-01-01' +"
                            + " i * interval '1 second 1 microsecond' AS clock, TIMESTAMPTZ '2020-01-01 00:00:00+00' + i * interval"
                            + " '1 second' AS moment, i / 8.0 AS free, (i / 8.0)::numeric(12,3) AS fixed, (i / 8.0)::float8 AS"
                            + " floating, CASE WHEN i % 4 = 0 THEN 'none' ELSE to_char(DATE '2020-01-01' + i % 1000, 'DD.MM.YYYY')"
                            + " END AS spelled FROM generate_series(1, " + MANY + ") i");
            make.execute(
                    "CREATE TABLE IF NOT EXISTS options.by_day (day date NOT NULL, v int) PARTITION BY RANGE (day)");
            for (int year = 2020; year < 2024; year++) {
                make.execute("CREATE TABLE IF NOT EXISTS options.by_day_" + year
                        + " PARTITION OF options.by_day FOR VALUES FROM ('" + year + "-01-01') TO ('" + (year + 1)
                        + "-01-01')");
            }
            make.execute("INSERT INTO options.by_day SELECT DATE '2020-01-01' + i % 1400, i FROM generate_series(1, "
                    + MANY + ") i");
            make.execute("CREATE OR REPLACE VIEW options.seen AS SELECT id, v FROM options.plain");
            make.execute("GRANT USAGE ON SCHEMA options TO reader");
            make.execute("GRANT SELECT ON ALL TABLES IN SCHEMA options TO reader");
            make.execute("ANALYZE options.plain");
            make.execute("ANALYZE options.by_day");
        }
    }

    private static Source source() {
        return Postgres.open(Postgres.properties("reader"));
    }

    private static ContainerRef ref(String table) {
        return new ContainerRef("options." + table, Map.of("schema", "options", "table", table));
    }

    private static ReadResult read(Source source, String table, ReadOptions wanted) {
        return source.read(Session.spark(), ref(table), wanted);
    }

    private static ReadPlan plan(String table, ReadOptions wanted) {
        try (Source source = source()) {
            return source.plan(ref(table), wanted);
        }
    }

    private static long asked(String sql) throws SQLException {
        try (Connection admin = Postgres.admin();
                Statement ask = admin.createStatement();
                ResultSet row = ask.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void refused(String table, ReadOptions wanted, String words) {
        assertThatThrownBy(() -> plan(table, wanted)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.failure()).isEqualTo(SourceFailure.SETTINGS_INVALID);
            assertThat(e.reason()).contains(words);
        });
    }

    @Test
    void columnOfAUser_cutsTheRead_thoughItHasNoIndexAndNulls() {
        try (Source source = source()) {
            ReadResult read = read(source, "plain", ReadOptions.ALL.of("id").cutBy("k"));
            assertThat(read.plan().splitColumn()).isEqualTo("k");
            assertThat(read.plan().splits()).isEqualTo(3);
            assertThat(read.plan().notes()).containsExactly("cut by k, as was wished");
            assertThat(read.plan().partial()).isFalse();
            List<Row> parts =
                    read.rows().groupBy(functions.spark_partition_id()).count().collectAsList();
            assertThat(parts).hasSize(3).allMatch(part -> part.getLong(1) > 30_000);
            assertThat(read.rows().distinct().count()).isEqualTo(MANY);
        }
    }

    @Test
    void columnsThatCannotBeCutBy_areTold_andTheReadIsDoneOtherwise() {
        assertThat(plan("plain", ReadOptions.ALL.cutBy("v")).notes())
                .containsExactly(
                        "not cut by v, as was wished: it is text, and only whole numbers, dates and times can be cut");
        assertThat(plan("plain", ReadOptions.ALL.cutBy("gone")).notes())
                .containsExactly("not cut by gone, as was wished: there is no such column");
        assertThat(plan("plain", ReadOptions.ALL.cutBy("few")).splits()).isEqualTo(2);
        assertThat(plan("seen", ReadOptions.ALL).splits()).isEqualTo(1);
        assertThat(plan("seen", ReadOptions.ALL.cutBy("id")).splits()).isEqualTo(4);
        assertThat(plan("by_day", ReadOptions.ALL.cutBy("gone")).notes())
                .containsExactly("not cut by gone, as was wished: there is no such column", "cut by day");
    }

    @Test
    void partitionedTable_isCutByItsPartitionColumn() {
        try (Source source = source()) {
            ReadResult read = read(source, "by_day", ReadOptions.ALL);
            assertThat(read.plan().splitColumn()).isEqualTo("day");
            assertThat(read.plan().splits()).isEqualTo(3);
            assertThat(read.rows().count()).isEqualTo(MANY);
            assertThat(read.rows()
                            .groupBy(functions.spark_partition_id())
                            .count()
                            .collectAsList())
                    .allMatch(part -> part.getLong(1) > 30_000);
        }
    }

    @Test
    void start_isComparedByTheServer_forEveryTypeThatHasAnOrder() throws SQLException {
        Map<String, String> starts = Map.of(
                "id", "60000",
                "k", "60000.5",
                "day", "2021-06-01",
                "clock", "2020-01-01T12:00:00.043200",
                "moment", "2020-01-01T13:00:00+01:00",
                "free", "7500.125",
                "fixed", "7500.1255",
                "floating", "7500.125");
        try (Source source = source()) {
            for (Map.Entry<String, String> start : starts.entrySet()) {
                String field = start.getKey();
                ReadResult read =
                        read(source, "plain", ReadOptions.ALL.of("v").from(new Start(field, start.getValue())));
                String literal = field.matches("day|clock|moment") ? "'" + start.getValue() + "'" : start.getValue();
                long truth = asked("SELECT count(*) FROM options.plain WHERE " + field + " > " + literal);
                assertThat(read.rows().count()).as(field).isEqualTo(truth).isBetween(20_000L, 100_000L);
                assertThat(read.rows().queryExecution().executedPlan().toString())
                        .as(field + ": no row comes that isn't wanted")
                        .doesNotContainPattern("(?<!Pushed)Filter");
                assertThat(read.plan().partial()).isTrue();
                assertThat(read.plan().rows()).isNull();
            }
        }
    }

    @Test
    void start_narrowsTheRangesThatTheReadIsCutInto() {
        try (Source source = source()) {
            ReadResult read =
                    read(source, "plain", ReadOptions.ALL.of("id").cutBy("id").from(new Start("id", "90000")));
            assertThat(read.rows()
                            .groupBy(functions.spark_partition_id())
                            .count()
                            .collectAsList())
                    .hasSize(3)
                    .allMatch(part -> part.getLong(1) > 9_000);
            assertThat(read.rows().count()).isEqualTo(MANY - 90_000);
        }
    }

    @Test
    void startsThatCannotBe_areRefused() {
        refused("plain", ReadOptions.ALL.from(new Start("v", "a")), "start: v is string (expected: a field of numbers");
        refused("plain", ReadOptions.ALL.from(new Start("id", "1) OR (1=1")), "expected: a number such as 42");
        refused("plain", ReadOptions.ALL.from(new Start("day", "2020-01-01' OR '1'='1")), "expected: a date such as");
        refused("plain", ReadOptions.ALL.from(new Start(null, "2020-01-01T00:00:00Z")), "expected: with a field of");
    }

    @Test
    void sample_isDrawnByTheServer_theSameForTheSameSeed() throws SQLException {
        try (Source source = source()) {
            ReadOptions tenth = ReadOptions.ALL.of("id").sampled(new Sample(0.1, 42));
            List<Row> rows = read(source, "plain", tenth).rows().collectAsList();
            assertThat(rows)
                    .hasSize((int)
                            asked("SELECT count(*) FROM options.plain TABLESAMPLE BERNOULLI (10) REPEATABLE (42)"))
                    .hasSizeBetween(11_000, 13_000);
            assertThat(read(source, "plain", tenth).rows().collectAsList()).hasSameElementsAs(rows);
            assertThat(read(source, "plain", tenth.cutBy("id")).rows().collectAsList())
                    .as("parts draw the same rows as the whole")
                    .hasSameElementsAs(rows);
            ReadPlan plan = source.plan(ref("plain"), tenth);
            assertThat(plan.notes()).containsExactly("about 10 % of the rows, seed 42, chosen by the database");
            assertThat(plan.rows()).isEqualTo(12_000);
            assertThat(read(source, "by_day", ReadOptions.ALL.sampled(new Sample(0.01, -7)))
                            .rows()
                            .count())
                    .isBetween(1_000L, 1_400L);
        }
    }

    @Test
    void sampleOfAView_isDrawnWhileReading_andSaysWhatThatMeans() {
        try (Source source = source()) {
            ReadResult read = read(source, "seen", ReadOptions.ALL.sampled(new Sample(0.1, 42)));
            assertThat(read.rows().count()).isBetween(11_000L, 13_000L);
            assertThat(read.plan().notes())
                    .containsExactly(
                            "about 10 % of the rows, seed 42, chosen while reading: the same rows again as long as"
                                    + " the database gives them in the same order");
        }
    }

    @Test
    void limitOfBytes_becomesOneOfRows_byStatisticsOrByMeasuring() {
        Limits million = new Limits(null, 1_000_000L, null);
        try (Source source = source()) {
            ReadResult read = read(source, "plain", ReadOptions.ALL.within(million));
            assertThat(read.plan().notes())
                    .anyMatch(note -> note.matches(
                            "at most \\d+ rows, by the limit of 1000000 bytes and the 1\\d\\d bytes a row that the"
                                    + " database's statistics tell"));
            assertThat(read.rows().count()).isEqualTo(read.plan().rows()).isBetween(5_000L, 10_000L);
            assertThat(read.plan().bytes()).isLessThanOrEqualTo(1_000_000L);
            ReadResult seen = read(source, "seen", ReadOptions.ALL.within(million));
            assertThat(seen.plan().notes()).anyMatch(note -> note.endsWith("bytes a row that its first rows take"));
            assertThat(seen.rows().count()).isBetween(20_000L, 60_000L);
            assertThat(seen.plan().partial()).isTrue();
            ReadPlan enough = source.plan(ref("plain"), ReadOptions.ALL.within(new Limits(null, 1L << 40, null)));
            assertThat(enough.partial()).isFalse();
            assertThat(enough.notes()).isEmpty();
        }
    }

    @Test
    void limitOfConnections_isTheNumberOfParts() {
        assertThat(plan("plain", ReadOptions.ALL.cutBy("id").within(new Limits(null, null, 2)))
                        .splits())
                .isEqualTo(2);
        ReadPlan one = plan("plain", ReadOptions.ALL.cutBy("id").within(new Limits(null, null, 1)));
        assertThat(one.splits()).isEqualTo(1);
        assertThat(one.notes()).containsExactly("not cut by id, as was wished: one connection reads");
    }

    @Test
    void limitsOfTheDatastore_holdBesides() {
        Map<String, Object> properties = new HashMap<>(Postgres.properties("reader"));
        properties.put("maxRows", 100L);
        properties.put("parallelReads", 2L);
        try (Source source = Postgres.open(properties)) {
            assertThat(read(source, "plain", ReadOptions.ALL).rows().count()).isEqualTo(100);
            assertThat(read(source, "plain", ReadOptions.ALL.first(1000)).rows().count())
                    .isEqualTo(100);
            assertThat(read(source, "plain", ReadOptions.ALL.first(10)).rows().count())
                    .isEqualTo(10);
            assertThat(source.plan(ref("plain"), ReadOptions.ALL).notes())
                    .containsExactly(
                            "at most 100 rows, whichever come first",
                            "rows are limited, so that one connection reads them");
        }
    }

    @Test
    void typesOfAUser_areRead_andMisfitsCounted() {
        ReadOptions wanted = ReadOptions.ALL
                .of("spelled", "free", "k")
                .as(Map.of(
                        "spelled", new WantedType("date", "dd.MM.yyyy"),
                        "free", new WantedType("decimal(12,2)", null),
                        "k", new WantedType("string", null)));
        try (Source source = source()) {
            ReadResult read = read(source, "plain", wanted);
            assertThat(read.rows().schema().catalogString())
                    .isEqualTo("struct<spelled:date,free:decimal(12,2),k:string>");
            assertThat(read.fields())
                    .extracting(FieldDescription::sparkType)
                    .containsExactly("date", "decimal(12,2)", "string");
            List<Row> rows = read.rows().collectAsList();
            assertThat(rows.stream().filter(row -> row.isNullAt(0))).hasSize(MANY / 4);
            assertThat(read.warnings())
                    .extracting(ReadWarning::code, ReadWarning::column, ReadWarning::count)
                    .containsExactly(
                            tuple("VALUES_UNPARSEABLE", "spelled", (long) MANY / 4),
                            tuple("VALUES_UNPARSEABLE", "free", (long) MANY / 2));
        }
        refused(
                "plain",
                ReadOptions.ALL.as(Map.of("v", new WantedType("varchar(3)", null))),
                "column v: type: varchar(3) (expected: string, boolean");
    }

    @Test
    void startOnAColumnOfAnotherType_isComparedAsThatType() {
        List<String> read = new ArrayList<>();
        try (Source source = source()) {
            ReadOptions wanted = ReadOptions.ALL
                    .of("id")
                    .as(Map.of("spelled", new WantedType("date", "dd.MM.yyyy")))
                    .from(new Start("spelled", "2022-09-20"));
            ReadResult result = read(source, "plain", wanted);
            result.rows().collectAsList().forEach(row -> read.add(row.toString()));
            assertThat(result.rows().columns()).containsExactly("id");
            assertThat(result.plan().notes())
                    .contains("spelled is read under another type, so that every row is fetched to be compared");
        }
        // Of a thousand days the last six, three quarters of which are spelled as dates.
        assertThat(read).hasSizeBetween(400, 800);
    }

    @Test
    void literals_areSpelledForEachDatabase() {
        Start moment = new Start("f", "2026-01-31T12:00:00.5Z");
        Map<String, String> spelled = new HashMap<>(Map.of(
                "postgresql", "TIMESTAMPTZ '2026-01-31 12:00:00.5+00'",
                "mariadb", "TIMESTAMP'2026-01-31 12:00:00.5'",
                "sqlserver", "CONVERT(datetimeoffset(6), '2026-01-31 12:00:00.5 +00:00', 121)",
                "oracle", "TIMESTAMP '2026-01-31 12:00:00.5 +00:00'",
                "trino", "TIMESTAMP '2026-01-31 12:00:00.5 UTC'",
                "snowflake", "CAST('2026-01-31 12:00:00.5 +00:00' AS TIMESTAMP_TZ)"));
        spelled.forEach((type, literal) -> assertThat(Dialects.of(type).literal(StartValue.of(moment, "timestamp")))
                .as(type)
                .contains(literal));
        assertThat(Dialects.of("db2").literal(StartValue.of(moment, "timestamp")))
                .isEmpty();
        assertThat(Dialects.of("sqlserver")
                        .literal(StartValue.of(new Start("f", "2026-01-31T12:00:00"), "timestamp_ntz")))
                .contains("CONVERT(datetime2(6), '2026-01-31 12:00:00', 121)");
    }

    /** What a numeric that says nothing of its digits is read as is exact, or told. */
    @Test
    void numberOfOracleWithoutDigits_isADecimal() {
        Reading reading = JdbcTypes.reading(OracleStyle.style(), "\"N\"", java.sql.Types.NUMERIC, "NUMBER", 0, -127);
        assertThat(reading.sparkType()).isEqualTo("decimal(38,18)");
        assertThat(reading.lost()).extracting(Lost::loss).containsExactly(Loss.TOO_LARGE, Loss.ROUNDED);
        assertThat(JdbcTypes.reading(OracleStyle.style(), "\"N\"", java.sql.Types.NUMERIC, "NUMBER", 12, 2)
                        .sparkType())
                .isEqualTo("decimal(12,2)");
    }

    @Test
    void rowsOfEachPart_areLimited_oneConnectionEach() {
        ReadOptions each = ReadOptions.ALL.of("id").cutBy("id").within(new Limits(null, null, 3, 5L));
        try (Source source = source()) {
            ReadResult read = read(source, "plain", each);
            assertThat(read.plan().splits()).isEqualTo(3);
            assertThat(read.rows().count()).isEqualTo(15);
            assertThat(read.plan().rows()).isEqualTo(15);
            assertThat(read.plan().partial()).isTrue();
            assertThat(read.plan().notes())
                    .contains("at most 5 rows of each part that one connection reads, whichever come first");
        }
    }

    @Test
    void columnsLeftOut_areNotAskedFor_andMaskedOnesCutNothingUnasked() {
        try (Source source = source()) {
            ReadResult read =
                    read(source, "plain", ReadOptions.ALL.hiding(new Hidden(Set.of("v", "moment", "clock"), Set.of())));
            assertThat(read.rows().columns())
                    .containsExactly("id", "k", "few", "day", "free", "fixed", "floating", "spelled");
            assertThat(read.rows().count()).isEqualTo(MANY);
            ReadPlan open = plan("by_day", ReadOptions.ALL);
            assertThat(open.splitColumn()).isEqualTo("day");
            ReadPlan masked = plan("by_day", ReadOptions.ALL.hiding(new Hidden(Set.of(), Set.of("day"))));
            assertThat(masked.splitColumn()).isNull();
        }
    }
}
