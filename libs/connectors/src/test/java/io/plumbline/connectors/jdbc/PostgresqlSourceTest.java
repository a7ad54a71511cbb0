package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerFacts;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerProblem;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.FieldCandidate;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ForeignKey;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.Nullability;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceContract;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.UniqueKey;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Proves(
        connectors = "postgresql",
        stages = {Stage.DRIVER, Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.REAL_SERVER)
class PostgresqlSourceTest extends SourceContract {

    /** Left out where everything is read: these fail on purpose. */
    private static final String FAILING = "sales.writing, sales.slow, sales.unfilled";

    @Override
    public Source source() {
        Map<String, Object> properties = Postgres.properties("reader");
        properties.put("exclude", FAILING);
        return Postgres.open(properties);
    }

    @Override
    public String someContainer() {
        return "sales.customers";
    }

    @Override
    public ContainerRef goneContainer() {
        return new ContainerRef("sales.gone", Map.of("schema", "sales", "table", "gone"));
    }

    private static List<Row> rows(String name) {
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            return read(source, name).rows().collectAsList();
        }
    }

    private static ReadResult read(Source source, String name) {
        return source.read(Session.spark(), Listed.of(source).get(name).ref(), ReadOptions.ALL);
    }

    @Test
    void listing_hasEverySchemaButTheSystems_andNoPartitions() {
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            Listed listed = Listed.of(source);
            assertThat(listed.names())
                    .contains(
                            "sales.events",
                            "sales.rich",
                            "sales.totals",
                            "hidden.secrets",
                            "Odd Names.select",
                            "Odd Names.\"with \"\"quotes\"\"\"",
                            "Odd Names.\"dots.in.name\"")
                    .noneMatch(n -> n.startsWith("pg_") || n.startsWith("information_schema") || n.contains("events_"));
            assertThat(listed.get("sales.rich").kind()).isEqualTo(ContainerKind.VIEW);
            assertThat(listed.get("sales.totals").kind()).isEqualTo(ContainerKind.MATERIALIZED_VIEW);
            assertThat(listed.get("sales.events").kind()).isEqualTo(ContainerKind.TABLE);
            assertThat(source.probe().server()).startsWith("PostgreSQL 18");
        }
    }

    @Test
    void table_isDescribed_withCommentsKeysDefaultsAndEstimates() {
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            Listed listed = Listed.of(source);
            ContainerDescription customers = listed.get("sales.customers");
            assertThat(customers.comment()).isEqualTo("Who buys");
            assertThat(customers.rowCount()).isEqualTo(500);
            assertThat(customers.rowCountExact()).isFalse();
            assertThat(customers.sizeBytes()).isGreaterThan(8192);
            assertThat(customers.path()).containsExactly("sales", "customers");
            assertThat(customers.fields())
                    .containsExactly(
                            new FieldDescription("id", 1, "integer", "int", Nullability.NOT_NULL, 1, null, null, null),
                            new FieldDescription(
                                    "name",
                                    2,
                                    "character varying(40)",
                                    "string",
                                    Nullability.NOT_NULL,
                                    null,
                                    null,
                                    null,
                                    null),
                            new FieldDescription(
                                    "zip",
                                    3,
                                    "character(5)",
                                    "string",
                                    Nullability.NULLABLE,
                                    null,
                                    "Postal code",
                                    null,
                                    null),
                            new FieldDescription(
                                    "joined",
                                    4,
                                    "date",
                                    "date",
                                    Nullability.NULLABLE,
                                    null,
                                    null,
                                    "CURRENT_DATE",
                                    null));
            assertThat(listed.get("sales.lines").fields())
                    .extracting(FieldDescription::primaryKeyPosition)
                    .containsExactly(1, 2, null);
            assertThat(listed.get("sales.events").rowCount()).isEqualTo(300);
            assertThat(listed.get("sales.rich").rowCount()).isNull();
            assertThat(listed.get("sales.empty").rowCount()).isZero();
        }
    }

    @Test
    void keysPartitionsStatisticsAndCandidates_areKnown() {
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            Listed listed = Listed.of(source);
            ContainerFacts refunds = listed.get("sales.refunds").facts();
            assertThat(refunds.foreignKeys())
                    .containsExactly(new ForeignKey(
                            "of_line", List.of("order_no", "line_no"), "sales.lines", List.of("order_no", "line_no")));
            assertThat(refunds.uniqueKeys()).containsExactly(new UniqueKey("refunds_code_key", List.of("code")));
            assertThat(refunds.lastAnalyzed()).isNotNull();
            assertThat(refunds.partitionCandidates())
                    .containsExactly(
                            new FieldCandidate("id", "whole numbers, never null, first column of the primary key"),
                            new FieldCandidate(
                                    "changed_at", "times, never null, first column of index refunds_changed_at_idx"));
            assertThat(refunds.incrementalCandidates())
                    .containsExactly(
                            new FieldCandidate("changed_at", "times, by its name set when a row changes, indexed"),
                            new FieldCandidate("createdOn", "dates, by its name set when a row is made"),
                            new FieldCandidate(
                                    "id",
                                    "counted up by the database with each new row; changed rows are not seen, indexed"));
            assertThat(listed.get("sales.events").facts().partitionedBy()).containsExactly("day");
            assertThat(source.databases()).contains("postgres");
            assertThat(source.schemas()).contains("sales", "Odd Names").noneMatch(s -> s.startsWith("pg_"));
        }
    }

    @Test
    void hypertable_isOneTable_withTheRowsOfItsChunks() {
        try (Source source = Postgres.open(Postgres.properties("writer"))) {
            Listed listed = Listed.of(source);
            assertThat(listed.names()).noneMatch(n -> n.startsWith("_timescaledb"));
            assertThat(listed.get("sales.metrics").rowCount()).isEqualTo(200);
            assertThat(read(source, "sales.metrics").rows().count()).isEqualTo(200);
        }
    }

    @Test
    void unevenTable_isCutByQuantiles() {
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            ContainerRef ref = Listed.of(source).get("sales.skewed").ref();
            List<Row> parts = source.read(Session.spark(), ref, ReadOptions.ALL)
                    .rows()
                    .groupBy(org.apache.spark.sql.functions.spark_partition_id())
                    .count()
                    .collectAsList();
            assertThat(parts).hasSize(4).allMatch(part -> part.getLong(1) > 30_000);
        }
    }

    @Test
    void missingRight_isToldForItsTable_andTheOthersAreListed() {
        try (Source source = Postgres.open(Postgres.properties("stranger"))) {
            Listed listed = Listed.of(source);
            assertThat(listed.get("sales.customers").problem()).isNull();
            assertThat(listed.get("sales.lines").problem())
                    .extracting(ContainerProblem::failure, ContainerProblem::message)
                    .containsExactly(
                            SourceFailure.PERMISSION_DENIED,
                            "sales.lines: no right to read (expected: SELECT on it and USAGE on its schema)");
            ContainerRef lines = listed.get("sales.lines").ref();
            assertThatThrownBy(() -> source.read(Session.spark(), lines, ReadOptions.ALL)
                            .rows()
                            .count())
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure()).isEqualTo(SourceFailure.PERMISSION_DENIED));
        }
    }

    @Test
    void oneSchema_andPatterns_narrowTheListing() {
        Map<String, Object> properties = Postgres.properties("reader");
        properties.put("schema", "sales");
        properties.put("include", "sales.e*, sales.big");
        properties.put("exclude", "*.empty");
        try (Source source = Postgres.open(properties)) {
            assertThat(Listed.of(source).names()).containsExactly("sales.big", "sales.events");
        }
    }

    @Test
    void everyType_isReadWithoutLoss_orAsTheServersOwnText() throws SQLException {
        Row row = rows("sales.all_types").get(0);
        List<String> asText = List.of(
                "c_onechar",
                "c_time",
                "c_timetz",
                "c_interval",
                "c_json",
                "c_jsonb",
                "c_xml",
                "c_uuid",
                "c_inet",
                "c_cidr",
                "c_mac",
                "c_bit",
                "c_varbit",
                "c_point",
                "c_range",
                "c_tsvector",
                "c_enum",
                "c_pair",
                "c_email",
                "c_ints",
                "c_texts",
                "c_deep",
                "c_nums",
                "c_text",
                "c_varchar",
                "c_char",
                "c_name");
        try (Connection admin = Postgres.admin();
                Statement ask = admin.createStatement()) {
            for (String column : asText) {
                ResultSet truth =
                        ask.executeQuery("SELECT " + column + "::text FROM sales.all_types WHERE c_bool LIMIT 1");
                truth.next();
                assertThat(row.<String>getAs(column)).as(column).isEqualTo(truth.getString(1));
            }
        }
        assertThat(row.<Object>getAs("c_num")).hasToString("1234567890123456789012345678.0123456789");
        assertThat(row.<Object>getAs("c_num_free")).hasToString("1.100000000000000000");
        assertThat(row.<Object>getAs("c_num_neg")).hasToString("12300");
        assertThat(row.<Object>getAs("c_num_small")).hasToString("0.00123");
        assertThat(row.<Object>getAs("c_money")).hasToString("12.3400");
        assertThat(row.<Object>getAs("c_oid")).isEqualTo(4_000_000_000L);
        assertThat(row.<Object>getAs("c_ts")).hasToString("2024-03-31T02:30");
        assertThat(row.<byte[]>getAs("c_bytea")).containsExactly(0, 0xFF);
        assertThat(row.<Object>getAs("c_very")).isEqualTo(6);
        assertThat(row.<Object>getAs("c_price")).hasToString("1.234");
        assertThat(row.<Object>getAs("c_generated")).isEqualTo(1_073_741_823);
    }

    @Test
    void infiniteDates_areReadAsTheFirstAndLastOfSparksRange() {
        Row row = rows("sales.all_types").get(1);
        assertThat(row.<Object>getAs("c_date")).hasToString("9999-12-31");
        assertThat(row.<Object>getAs("c_ts").toString()).startsWith("0001-01-01");
        assertThat(row.<Object>getAs("c_tstz").toString()).startsWith("9999-12-31");
    }

    @Test
    void numericsThatAreNoNumbers_areCounted_andTheRestIsRead() {
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            ReadResult read = read(source, "sales.nan_and_more");
            List<Row> rows = read.rows().collectAsList().stream()
                    .sorted(Comparator.comparing(r -> r.getInt(0)))
                    .toList();
            assertThat(rows)
                    .extracting(r -> String.valueOf(r.get(1)))
                    .containsExactly("null", "1.25", "2.50", "null", "0.00");
            assertThat(rows)
                    .extracting(r -> String.valueOf(r.get(2)))
                    .containsExactly("null", "null", "null", "null", "0E-18");
            assertThat(read.warnings())
                    .extracting(ReadWarning::message)
                    .containsExactly(
                            "sales.nan_and_more: 2 NaN in numeric columns read as null",
                            "sales.nan_and_more: 3 numbers with more digits before the point than are read, read as null",
                            "sales.nan_and_more: 1 numbers with more digits behind the point than are read, cut off there");
        }
    }

    @Test
    void bigTables_areReadInParts_thatHoldEveryRowOnce() {
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            for (String name : List.of("sales.big", "sales.by_time")) {
                ContainerRef ref = Listed.of(source).get(name).ref();
                ReadPlan plan = source.plan(ref, ReadOptions.ALL);
                assertThat(plan.splits()).as(name).isEqualTo(4);
                assertThat(plan.splitColumn()).isEqualTo(name.equals("sales.big") ? "id" : "at");
                ReadResult read = source.read(Session.spark(), ref, ReadOptions.ALL.of("v"));
                assertThat(read.rows().rdd().getNumPartitions()).isEqualTo(4);
                assertThat(read.rows().columns()).containsExactly("v");
                assertThat(read.rows().distinct().count()).isEqualTo(read.rows().count());
                assertThat(read.rows().count()).isEqualTo(name.equals("sales.big") ? 300_000 : 200_002);
            }
            assertThat(source.capabilities()).contains(Capability.READS_IN_PARALLEL);
            assertThat(source.plan(Listed.of(source).get("sales.customers").ref(), ReadOptions.ALL)
                            .splits())
                    .isEqualTo(1);
        }
    }

    @Test
    void oddNames_areReadUnderTheirNames() {
        assertThat(rows("Odd Names.select").get(0).schema().fieldNames()).containsExactly("count", "from", "Order By");
        assertThat(rows("Odd Names.\"with \"\"quotes\"\"\"").get(0).schema().fieldNames())
                .containsExactly("a\"b", "c'd", "e`f");
        assertThat(rows("Odd Names.Größe 日本 🎉").get(0).schema().fieldNames())
                .containsExactly("Maß €", "日付", "ID", "id");
        assertThat(rows("Odd Names.back\\slash; DROP TABLE x; --")).hasSize(1);
    }

    @Test
    void userWithEveryRight_canChangeNothingThroughUs() throws SQLException {
        try (Source source = Postgres.open(Postgres.properties("writer"))) {
            ContainerRef writing = Listed.of(source).get("sales.writing").ref();
            ReadResult read = source.read(Session.spark(), writing, ReadOptions.ALL);
            assertThatThrownBy(() -> read.rows().collectAsList())
                    .satisfies(e -> assertThat(source.explain(e).failure()).isEqualTo(SourceFailure.WRITE_REFUSED))
                    .satisfies(
                            e -> assertThat(source.explain(e).reason())
                                    .isEqualTo(
                                            "cannot execute INSERT in a read-only transaction (expected: a view that only reads)"));
        }
        try (Connection admin = Postgres.admin();
                Statement ask = admin.createStatement();
                ResultSet count = ask.executeQuery("SELECT count(*) FROM sales.empty")) {
            count.next();
            assertThat(count.getInt(1)).isZero();
        }
    }

    @Test
    void longStatement_isEndedByTheServer() {
        Map<String, Object> properties = Postgres.properties("reader");
        properties.put("statementTimeoutSeconds", 1);
        try (Source source = Postgres.open(properties)) {
            ReadResult read = read(source, "sales.slow");
            assertThatThrownBy(() -> read.rows().collectAsList())
                    .satisfies(e -> assertThat(source.explain(e).failure()).isEqualTo(SourceFailure.STATEMENT_TIMEOUT));
        }
    }

    @Test
    void unfilledView_saysSo() {
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            ReadResult read = read(source, "sales.unfilled");
            assertThatThrownBy(() -> read.rows().collectAsList())
                    .satisfies(
                            e -> assertThat(source.explain(e).failure()).isEqualTo(SourceFailure.CONTAINER_NOT_READY));
        }
    }

    @Test
    void numberOfQueries_doesNotDependOnTheNumberOfTables() throws SQLException {
        try (Connection admin = Postgres.admin();
                Statement make = admin.createStatement()) {
            make.execute("CREATE SCHEMA many");
            for (int i = 0; i < 1000; i++) {
                make.addBatch("CREATE TABLE many.t" + i + " (a int PRIMARY KEY, b text, c numeric(10,2))");
            }
            make.executeBatch();
        }
        Map<String, Object> properties = Postgres.properties("writer");
        properties.put("schema", "many");
        try (Source source = Postgres.open(properties)) {
            long start = System.nanoTime();
            Listed listed = new Listed();
            source.list(ListingOptions.ALL, listed);
            assertThat(listed.all()).hasSize(1000).allMatch(c -> c.fields().size() == 3);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        } finally {
            try (Connection admin = Postgres.admin();
                    Statement drop = admin.createStatement()) {
                for (int i = 0; i < 1000; i += 50) {
                    StringBuilder names = new StringBuilder("many.t" + i);
                    for (int j = i + 1; j < i + 50; j++) {
                        names.append(", many.t").append(j);
                    }
                    drop.execute("DROP TABLE " + names);
                }
                drop.execute("DROP SCHEMA many");
            }
        }
    }

    @Test
    void password_isNowhereInSparksPlan() {
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            ReadResult read = read(source, "sales.customers");
            String plan = read.rows().queryExecution().toString()
                    + read.rows().queryExecution().logical()
                    + read.rows().queryExecution().executedPlan().treeString();
            assertThat(plan).doesNotContain(Postgres.CANARY).doesNotContain("c4n4ry");
            assertThat(source.toString() + read.rows()).doesNotContain("c4n4ry");
        }
    }
}
