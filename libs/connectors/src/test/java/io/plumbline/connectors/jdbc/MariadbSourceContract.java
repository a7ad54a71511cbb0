package io.plumbline.connectors.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerProblem;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.FieldCandidate;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ForeignKey;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.Nullability;
import io.plumbline.connectors.Probe;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Limits;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceContract;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.UniqueKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is the same by whichever driver a real MariaDB is reached. */
abstract class MariadbSourceContract extends SourceContract {

    /** Left out where everything is read: these fail on purpose. */
    private static final String FAILING = "Shop.writing, Shop.slow, Shop.broken";

    private final String type;

    MariadbSourceContract(String type) {
        this.type = type;
    }

    @Override
    public Source source() {
        Map<String, Object> properties = Mariadb.properties("reader");
        properties.put("exclude", FAILING);
        return Mariadb.open(type, properties);
    }

    @Override
    public String someContainer() {
        return "Shop.customers";
    }

    @Override
    public ContainerRef goneContainer() {
        return new ContainerRef("Shop.gone", Map.of("schema", "Shop", "table", "gone"));
    }

    private Source reader() {
        return Mariadb.open(type, Mariadb.properties("reader"));
    }

    private static ReadResult read(Source source, String name) {
        return source.read(Session.spark(), Listed.of(source).get(name).ref(), ReadOptions.ALL);
    }

    private List<Row> rows(String name) {
        try (Source source = reader()) {
            return read(source, name).rows().collectAsList();
        }
    }

    @Test
    void listing_hasTablesAndViews_andNeitherSequencesNorOtherDatabases() {
        try (Source source = reader()) {
            Listed listed = Listed.of(source);
            assertThat(listed.names())
                    .contains(
                            "Shop.customers",
                            "Shop.rich",
                            "Shop.select",
                            "Shop.with `ticks`",
                            "Shop.\"dots.in.name\"",
                            "Shop.Größe 日本",
                            "Shop.Cased",
                            "Shop.cased",
                            "Shop.versions",
                            "Shop.back\\slash; DROP TABLE x; --")
                    .allMatch(n -> n.startsWith("Shop."))
                    .noneMatch(n -> n.contains("counter"));
            assertThat(listed.get("Shop.rich").kind()).isEqualTo(ContainerKind.VIEW);
            assertThat(listed.get("Shop.Cased").fields()).hasSize(1);
            assertThat(listed.get("Shop.cased").fields()).hasSize(2);
        }
    }

    @Test
    void probe_tellsServerAndCounts() {
        try (Source source = reader()) {
            Probe probe = source.probe();
            assertThat(probe.version()).contains("11.4");
            assertThat(probe.latency()).isPositive();
            long views = Listed.of(source).all().stream()
                    .filter(c -> c.kind() == ContainerKind.VIEW)
                    .count();
            assertThat(probe.containers()).containsEntry(ContainerKind.VIEW, views);
            assertThat(source.databases()).contains("Shop").doesNotContain("mysql", "sys", "information_schema");
        }
    }

    @Test
    void table_isDescribed_withCommentsKeysDefaultsAndEstimates() {
        try (Source source = reader()) {
            Listed listed = Listed.of(source);
            ContainerDescription customers = listed.get("Shop.customers");
            assertThat(customers.comment()).isEqualTo("Who buys");
            assertThat(customers.rowCount()).isBetween(400L, 600L);
            assertThat(customers.sizeBytes()).isGreaterThan(8192);
            assertThat(customers.fields().get(0))
                    .isEqualTo(
                            new FieldDescription("id", 1, "int(11)", "int", Nullability.NOT_NULL, 1, null, null, null));
            assertThat(customers.fields().get(2).comment()).isEqualTo("Postal code");
            assertThat(customers.fields().get(2).defaultValue()).isNull();
            assertThat(customers.fields().get(3).defaultValue()).isEqualTo("'2024-01-01'");
            assertThat(customers.facts().uniqueKeys())
                    .containsExactly(new UniqueKey("by_name", List.of("name", "zip")));
            assertThat(customers.facts().partitionCandidates())
                    .containsExactly(
                            new FieldCandidate("id", "whole numbers, never null, first column of the primary key"));
            assertThat(customers.facts().incrementalCandidates())
                    .containsExactly(new FieldCandidate("updated_at", "times, by its name set when a row changes"));
            assertThat(listed.get("Shop.orders").facts().foreignKeys())
                    .containsExactly(new ForeignKey("buyer", List.of("customer"), "Shop.customers", List.of("id")));
            assertThat(listed.get("Shop.orders").facts().incrementalCandidates())
                    .extracting(FieldCandidate::field)
                    .containsExactly("order_no");
            assertThat(listed.get("Shop.notes_on").fields())
                    .extracting(FieldDescription::primaryKeyPosition)
                    .containsExactly(1, 2, null);
            assertThat(listed.get("Shop.events").facts().partitionedBy()).containsExactly("day");
            assertThat(listed.get("Shop.rich").rowCount()).isNull();
        }
    }

    @Test
    void everyType_isReadAsItsValue_orAsTheServersOwnText() throws SQLException {
        List<Row> all = rows("Shop.all_types").stream()
                .sorted((a, b) -> Integer.compare(a.getInt(0), b.getInt(0)))
                .toList();
        Row row = all.get(0);
        assertThat(row.<Object>getAs("c_bool")).isEqualTo((short) 5);
        assertThat(row.<Object>getAs("c_tiny")).isEqualTo((short) -128);
        assertThat(row.<Object>getAs("c_utiny")).isEqualTo((short) 255);
        assertThat(row.<Object>getAs("c_usmall")).isEqualTo(65535);
        assertThat(row.<Object>getAs("c_medium")).isEqualTo(16777215);
        assertThat(row.<Object>getAs("c_uint")).isEqualTo(4294967295L);
        assertThat(row.<Object>getAs("c_big")).isEqualTo(Long.MIN_VALUE);
        assertThat(row.<Object>getAs("c_ubig")).hasToString("18446744073709551615");
        assertThat(row.<Object>getAs("c_zero")).isEqualTo(42L);
        assertThat(row.<Object>getAs("c_year")).isEqualTo(2155);
        assertThat(row.<Object>getAs("c_bit")).isEqualTo(true);
        assertThat(row.<Object>getAs("c_bits")).isEqualTo(0b101010101010L);
        assertThat(row.<Object>getAs("c_bit64")).hasToString("18446744073709551615");
        assertThat(row.<BigDecimal>getAs("c_dec")).hasToString("1234567890123456789012345678.0123456789");
        assertThat(row.<Double>getAs("c_wide")).isEqualTo(1.2345678901234568E34);
        assertThat(row.<Object>getAs("c_udec")).hasToString("12345678.90");
        assertThat(row.<Object>getAs("c_float")).isEqualTo(1.5f);
        assertThat(row.<Object>getAs("c_double")).isEqualTo(2.25);
        assertThat(row.<byte[]>getAs("c_varbinary")).containsExactly(0, 0xFF);
        assertThat(row.<byte[]>getAs("c_binary")).containsExactly(0, 0xFF, 0, 0);
        assertThat(row.<Object>getAs("c_date")).hasToString("2024-02-29");
        assertThat(row.<Object>getAs("c_time")).isEqualTo("-838:59:59.500");
        assertThat(row.<Object>getAs("c_dt")).hasToString("2024-03-31T02:30:00.123456");
        assertThat(row.<Object>getAs("c_ts")).hasToString("2024-03-31 02:30:00.123456");
        assertThat(row.<Object>getAs("c_geo")).isEqualTo("LINESTRING(0 0,1 1)");
        assertThat(row.<Object>getAs("c_hidden")).isEqualTo(7);
        List<String> asText =
                List.of("c_enum", "c_set", "c_json", "c_uuid", "c_inet", "c_inet4", "c_text", "c_varchar", "c_char");
        try (Connection admin = Mariadb.admin();
                Statement ask = admin.createStatement()) {
            for (String column : asText) {
                ResultSet truth = ask.executeQuery("SELECT CAST(" + column + " AS CHAR) FROM all_types WHERE id = 1");
                truth.next();
                assertThat(row.<String>getAs(column)).as(column).isEqualTo(truth.getString(1));
            }
        }
        Row empty = all.get(1);
        for (int i = 1; i < empty.size() - 1; i++) {
            assertThat(empty.get(i)).as(empty.schema().fields()[i].name()).isNull();
        }
        assertThat(all.get(3).<Object>getAs("c_dt")).hasToString("1000-01-01T00:00");
        assertThat(all.get(3).<Object>getAs("c_year")).isEqualTo(1901);
    }

    @Test
    void notes_sayWhatATypeWasReadAs() {
        try (Source source = reader()) {
            Map<String, String> notes = new java.util.HashMap<>();
            Listed.of(source).get("Shop.all_types").fields().forEach(f -> notes.put(f.name(), f.note()));
            assertThat(notes)
                    .containsEntry("c_bool", "often a boolean, read as a number")
                    .containsEntry("c_ubig", "unsigned, which no bigint holds")
                    .containsEntry("c_bit", "one bit, read as a boolean")
                    .containsEntry("c_time", "a duration of up to 838 hours, read as text")
                    .containsEntry("c_int", null);
            assertThat(notes.get("c_wide")).contains("65 digits");
        }
    }

    @Test
    void datesThatAreNone_areReadAsNull_andCounted() {
        try (Source source = reader()) {
            ReadResult read = read(source, "Shop.all_types");
            List<Row> rows = read.rows().collectAsList().stream()
                    .sorted((a, b) -> Integer.compare(a.getInt(0), b.getInt(0)))
                    .toList();
            assertThat(rows.get(2).<Object>getAs("c_date")).isNull();
            assertThat(rows.get(2).<Object>getAs("c_dt")).isNull();
            assertThat(rows.get(2).<Object>getAs("c_ts")).isNull();
            assertThat(rows.get(3).<Object>getAs("c_date")).isNull();
            assertThat(read.warnings())
                    .extracting(ReadWarning::code, ReadWarning::message)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "VALUES_NOT_A_DATE", "Shop.all_types: 4 dates without a day or month read as null"));
        }
    }

    @Test
    void bigTables_areReadInParts_thatHoldEveryRowOnce() {
        try (Source source = reader()) {
            for (String name : List.of("Shop.big", "Shop.by_time")) {
                ContainerRef ref = Listed.of(source).get(name).ref();
                ReadPlan plan = source.plan(ref, ReadOptions.ALL);
                assertThat(plan.splits()).as(name).isEqualTo(4);
                assertThat(plan.splitColumn()).isEqualTo(name.equals("Shop.big") ? "id" : "at");
                ReadResult read = source.read(Session.spark(), ref, ReadOptions.ALL.of("v"));
                assertThat(read.rows().rdd().getNumPartitions()).isEqualTo(4);
                assertThat(read.rows().distinct().count()).isEqualTo(read.rows().count());
                assertThat(read.rows().count()).isEqualTo(name.equals("Shop.big") ? 300_000 : 200_000);
            }
        }
    }

    @Test
    void columnOfAUser_cutsTheRead_andAStartNarrowsIt() {
        try (Source source = reader()) {
            ContainerRef big = Listed.of(source).get("Shop.big").ref();
            ReadResult cut =
                    source.read(Session.spark(), big, ReadOptions.ALL.of("id").cutBy("at"));
            assertThat(cut.plan().splitColumn()).isEqualTo("at");
            assertThat(cut.plan().splits()).isEqualTo(4);
            assertThat(cut.rows().distinct().count()).isEqualTo(300_000);
            ReadResult late = source.read(
                    Session.spark(),
                    big,
                    ReadOptions.ALL.of("v").cutBy("at").from(new Start("at", "2020-05-18T08:00:00")));
            assertThat(late.rows().count()).isEqualTo(300_000 - 199_200);
            assertThat(late.rows()
                            .groupBy(org.apache.spark.sql.functions.spark_partition_id())
                            .count()
                            .collectAsList())
                    .hasSize(4)
                    .allMatch(part -> part.getLong(1) > 20_000);
            assertThat(source.plan(big, ReadOptions.ALL.cutBy("v")).notes())
                    .contains("not cut by v, as was wished: it is varchar(40), and only whole numbers, dates and times"
                            + " can be cut");
        }
    }

    @Test
    void start_isComparedByTheServer_forEveryTypeThatHasAnOrder() {
        Map<String, Long> expected = Map.of(
                "id 2", 2L,
                "c_tiny -129", 1L,
                "c_ubig 18446744073709551614", 1L,
                "c_dec 1.5", 1L,
                "c_double 2.25", 0L,
                "c_year 2000", 1L,
                "c_date 2024-02-28", 1L,
                "c_dt 2024-03-31T02:30:00.123455", 1L,
                "c_dt 2024-03-31T02:30:00.123456", 0L,
                "c_ts 2024-03-31T04:29:59.999+02:00", 1L);
        try (Source source = reader()) {
            ContainerRef types = Listed.of(source).get("Shop.all_types").ref();
            expected.forEach((start, rows) -> {
                String field = start.substring(0, start.indexOf(' '));
                ReadOptions wanted =
                        ReadOptions.ALL.of("id").from(new Start(field, start.substring(field.length() + 1)));
                assertThat(source.read(Session.spark(), types, wanted).rows().count())
                        .as(start)
                        .isEqualTo(rows);
            });
        }
    }

    @Test
    void limitsAndTypesOfAUser_areKept() {
        try (Source source = reader()) {
            ContainerRef customers = Listed.of(source).get("Shop.customers").ref();
            ReadResult read = source.read(
                    Session.spark(),
                    customers,
                    ReadOptions.ALL
                            .of("zip", "name")
                            .as(Map.of(
                                    "zip", new WantedType("int", null), "name", new WantedType("decimal(9,2)", null)))
                            .within(new Limits(null, 20_000L, 2)));
            assertThat(read.rows().schema().catalogString()).isEqualTo("struct<zip:int,name:decimal(9,2)>");
            List<Row> rows = read.rows().collectAsList();
            assertThat(rows).hasSizeBetween(10, 400).noneMatch(row -> row.isNullAt(0));
            assertThat(read.plan().rows()).isEqualTo(rows.size());
            assertThat(read.warnings())
                    .extracting(ReadWarning::column, ReadWarning::count)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("name", (long) rows.size()));
        }
    }

    @Test
    void oddNames_areReadUnderTheirNames() {
        assertThat(rows("Shop.select").get(0).schema().fieldNames()).containsExactly("count", "from", "Order By");
        assertThat(rows("Shop.with `ticks`").get(0).schema().fieldNames()).containsExactly("a`b", "c'd", "e\"f");
        assertThat(rows("Shop.Größe 日本").get(0).schema().fieldNames()).containsExactly("Maß €", "日付", "ID");
        Row row = rows("Shop.back\\slash; DROP TABLE x; --").get(0);
        assertThat(row.schema().fieldNames()).containsExactly("a\\b", "$1", "?", "%s", "{fn now()}", "/*x*/", "#");
        assertThat(row.mkString(",")).isEqualTo("1,1,2,3,4,5,6");
    }

    @Test
    void userWithEveryRight_canChangeNothingThroughUs() throws SQLException {
        Map<String, Object> properties = Mariadb.properties("writer");
        try (Source source = Mariadb.open(type, properties)) {
            assertThat(Listed.of(source).get("Shop.writing").problem()).isNotNull();
        }
        try (Connection ours = Mariadb.dial(type, "writer").open();
                Statement write = ours.createStatement()) {
            assertThatThrownBy(() -> write.execute("INSERT INTO empty_one VALUES (1, 'x')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?i).*read[- ]only.*");
            assertThatThrownBy(() -> write.execute("SELECT writes()")).isInstanceOf(SQLException.class);
        }
        try (Connection admin = Mariadb.admin();
                Statement ask = admin.createStatement();
                ResultSet count = ask.executeQuery("SELECT count(*) FROM empty_one")) {
            count.next();
            assertThat(count.getInt(1)).isZero();
        }
    }

    @Test
    void longStatement_isEndedByTheServer() {
        Map<String, Object> properties = Mariadb.properties("reader");
        properties.put("statementTimeoutSeconds", 1);
        try (Source source = Mariadb.open(type, properties)) {
            assertThatThrownBy(() -> read(source, "Shop.slow").rows().collectAsList())
                    .satisfies(e -> assertThat(source.explain(e).failure()).isEqualTo(SourceFailure.STATEMENT_TIMEOUT));
        }
    }

    @Test
    void missingRight_isToldForItsTable_withTheGrant_andTheOthersAreListed() {
        try (Source source = Mariadb.open(type, Mariadb.properties("stranger"))) {
            Listed listed = Listed.of(source);
            assertThat(listed.get("Shop.customers").problem()).isNull();
            assertThat(listed.get("Shop.orders").problem())
                    .extracting(ContainerProblem::failure, ContainerProblem::message)
                    .containsExactly(
                            SourceFailure.PERMISSION_DENIED,
                            "Shop.orders: no right to read (expected: GRANT SELECT ON `Shop`.`orders`)");
        }
    }

    @Test
    void refusals_areOfTheirClass_withoutThePassword() {
        expect(Mariadb.properties("nobody-here"), Mariadb.CANARY, SourceFailure.CREDENTIALS_REJECTED);
        expect(Mariadb.properties("reader"), "wrong-c4n4ry", SourceFailure.CREDENTIALS_REJECTED);
        expect(with("database", "nowhere", "writer"), Mariadb.CANARY, SourceFailure.DATABASE_NOT_FOUND);
        expect(with("database", "Elsewhere", "reader"), Mariadb.CANARY, SourceFailure.PERMISSION_DENIED);
        expect(with("port", 1, "reader"), Mariadb.CANARY, SourceFailure.CONNECTION_REFUSED);
        expect(with("host", "no-such-host.invalid", "reader"), Mariadb.CANARY, SourceFailure.HOST_UNKNOWN);
        if (type.equals(
                "mysql")) { // MariaDB's own driver trusts this server's certificate for the password that both know.
            expect(with("sslMode", "verify-full", "reader"), Mariadb.CANARY, SourceFailure.TLS_FAILED);
        }
    }

    private Map<String, Object> with(String name, Object value, String user) {
        Map<String, Object> properties = Mariadb.properties(user);
        properties.put(name, value);
        return properties;
    }

    private void expect(Map<String, Object> properties, String password, SourceFailure failure) {
        try (Source source = Mariadb.open(type, properties, password, EgressPolicy.OWN_MACHINE)) {
            assertThatThrownBy(source::probe).isInstanceOfSatisfying(SourceException.class, e -> {
                assertThat(e.failure()).as(e.reason()).isEqualTo(failure);
                java.io.StringWriter all = new java.io.StringWriter();
                e.printStackTrace(new java.io.PrintWriter(all));
                assertThat(all.toString()).doesNotContain("c4n4ry");
            });
        }
    }

    @Test
    void loopback_isDeniedByPolicy() {
        try (Source source =
                Mariadb.open(type, Mariadb.properties("reader"), Mariadb.CANARY, EgressPolicy.SELF_HOSTED)) {
            assertThatThrownBy(source::probe)
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.POLICY_DENIED));
        }
    }

    @Test
    void password_isNowhereInSparksPlan() {
        try (Source source = reader()) {
            ReadResult read = read(source, "Shop.customers");
            String plan = read.rows().queryExecution().toString()
                    + read.rows().queryExecution().logical()
                    + read.rows().queryExecution().executedPlan().treeString();
            assertThat(plan + source + read.rows()).doesNotContain("c4n4ry");
        }
    }
}
