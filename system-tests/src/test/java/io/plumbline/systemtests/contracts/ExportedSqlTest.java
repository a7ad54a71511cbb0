package io.plumbline.systemtests.contracts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.exports.ExportFormat;
import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Columns;
import io.plumbline.exports.rule.RowCondition;
import io.plumbline.exports.rule.Statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The SQL that exports write for files and for Glue, run by Spark. */
class ExportedSqlTest {

    private static final List<String> CONNECTORS = List.of("local-files", "glue");
    private static final String[] PIECES = {
        "\"", "'", "`", "\\", "\\n", "\n", "%", "_", "${x}", "{{", "--", "/*", ";", "é", "😀", "\u0000", " ", "a", "''",
        "\\u0041", "."
    };

    private static final JsonMapper JSON = new JsonMapper();
    /** A rule's name and its query, which stands between double quotes that JSON reads too. */
    private static final Pattern QUERY =
            Pattern.compile("- name: (ck_\\w+)\\n(?:(?! *- name:).*\\n)*? *query: (\".*\")\\n");

    private static final Pattern CUSTOM_SQL = Pattern.compile("# (ck_\\w+):.*\\n *CustomSql \"([^\"]*)\"");

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[1]")
                .appName("exported-sql")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 1)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/plumbline-warehouse")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** A check and the figure that its statement finds: failing rows, values that repeat, a percentage, or the aggregate itself. */
    private record Case(Check check, double figure) {}

    @Test
    void statementsOfDocuments_findTheFailingRows() {
        orders().createOrReplaceTempView("orders");
        orders().createOrReplaceTempView("primary");
        List<Case> cases = cases();
        Map<String, Double> figures =
                cases.stream().collect(Collectors.toMap(c -> c.check().id(), Case::figure));
        Map<String, Check> checks =
                cases.stream().map(Case::check).collect(Collectors.toMap(Check::id, Function.identity()));
        ExportedContainer orders = container(
                "local-files",
                "orders",
                columns(),
                cases.stream().map(Case::check).toList());

        Matcher rule = QUERY.matcher(ExportFormat.ODCS.write(orders));
        int run = 0;
        while (rule.find()) {
            String sql = (String) JSON.readValue(rule.group(2), Object.class);
            assertThat(figure(sql)).as(sql).isCloseTo(figures.get(rule.group(1)), within(0.01));
            run++;
        }
        assertThat(run).as("ODCS").isGreaterThan(15);

        Matcher custom = CUSTOM_SQL.matcher(ExportFormat.DQDL.write(orders));
        run = 0;
        while (custom.find()) {
            assertThat(figure(custom.group(2)))
                    .as(custom.group(2))
                    .isCloseTo(figures.get(custom.group(1)), within(0.01));
            run++;
        }
        assertThat(run).as("DQDL").isGreaterThan(10);

        Map<?, ?> suite = JSON.readValue(ExportFormat.GREAT_EXPECTATIONS.write(orders), Map.class);
        run = 0;
        for (Object expectation : (List<?>) suite.get("expectations")) {
            Map<?, ?> kwargs = (Map<?, ?>) ((Map<?, ?>) expectation).get("kwargs");
            if (kwargs.get("unexpected_rows_query") instanceof String query) {
                Map<?, ?> meta = (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) expectation).get("meta")).get("plumbline");
                Check check = checks.get(meta.get("id").toString());
                String sql =
                        query.replace("{batch}", "orders").replace("{{", "{").replace("}}", "}");
                assertThat(spark.sql(sql).count())
                        .as(sql)
                        .isEqualTo(check.complete() ? figures.get(check.id()).longValue() : 1);
                run++;
            }
        }
        assertThat(run).as("Great Expectations").isGreaterThan(5);
    }

    private static List<Case> cases() {
        BigDecimal zero = BigDecimal.ZERO;
        List<Case> cases = new ArrayList<>();
        add(cases, "anyNotNull", List.of("kind", "email"), Map.of(), 1, 1);
        add(cases, "expectedValues", List.of("kind"), Map.of("list", List.of("new")), 0.9, 33.33);
        add(cases, "equalTo", List.of("kind"), Map.of("value", "new"), 1, 1);
        add(cases, "notNegative", List.of("gross"), Map.of(), 0.9, 25);
        add(cases, "positive", List.of("gross"), Map.of(), 1, 1);
        add(cases, "greaterThan", List.of("gross"), Map.of("value", zero, "inclusive", true), 1, 1);
        add(cases, "lessThan", List.of("id"), Map.of("value", BigDecimal.TEN), 1, 0);
        add(
                cases,
                "between",
                List.of("gross"),
                Map.of("min", zero, "max", new BigDecimal("99999999999999999999.25")),
                0.9,
                25);
        add(cases, "notFuture", List.of("born"), Map.of(), 1, 1);
        add(cases, "notFuture", List.of("seen"), Map.of(), 1, 1);
        add(cases, "betweenTimes", List.of("born"), Map.of("min", "2020-01-01", "max", "2031-01-01"), 1, 1);
        add(
                cases,
                "betweenTimes",
                List.of("seen"),
                Map.of("min", "2020-01-01T00:00:00", "max", "2031-01-01T00:00:00"),
                0.9,
                25);
        add(cases, "afterDateTime", List.of("seen"), Map.of("dateTime", "2020-01-01T00:00:00"), 1, 0);
        add(cases, "beforeDateTime", List.of("born"), Map.of("dateTime", "2031-01-01"), 1, 1);
        add(cases, "matchesPattern", List.of("email"), Map.of("pattern", "[^@\\s]+@[^@\\s]+\\.[^@\\s]{2,}"), 0.9, 50);
        add(cases, "minLength", List.of("kind"), Map.of("value", BigDecimal.ONE), 1, 0);
        add(cases, "maxLength", List.of("kind"), Map.of("value", BigDecimal.valueOf(3)), 1, 1);
        add(cases, "greaterThanField", List.of("gross"), Map.of("fieldName", "`price.net`", "inclusive", true), 1, 1);
        add(cases, "lessThanField", List.of("`price.net`"), Map.of("fieldName", "gross"), 1, 1);
        add(cases, "satisfiesExpression", List.of(), Map.of("expression", "gross > 1 OR id > 5"), 1, 1);
        add(
                cases,
                "predictedBy",
                List.of("gross"),
                Map.of("expression", "2 * `price.net`", "tolerance", BigDecimal.ONE),
                1,
                2);
        add(cases, "unique", List.of("kind", "born"), Map.of(), 0.9, 66.67);
        add(cases, "distinctCount", List.of("kind"), Map.of("value", BigDecimal.valueOf(2)), 1, 2);
        add(cases, "sum", List.of("gross"), Map.of("value", BigDecimal.valueOf(7)), 1, 7);
        cases.add(new Case(
                new Check(
                        "ck_filtered0000000",
                        "unique",
                        List.of("kind", "born"),
                        Map.of(),
                        1,
                        "id > 1",
                        "",
                        List.of(),
                        Map.of()),
                0));
        return cases;
    }

    private static void add(
            List<Case> cases,
            String rule,
            List<String> fields,
            Map<String, Object> properties,
            double coverage,
            double figure) {
        String id = "ck_%016d".formatted(cases.size());
        cases.add(new Case(new Check(id, rule, fields, properties, coverage, null, "", List.of(), Map.of()), figure));
    }

    private static double figure(String sql) {
        return ((Number) spark.sql(sql).collectAsList().get(0).get(0)).doubleValue();
    }

    @Test
    void conditions_findTheFailingRows() {
        orders().createOrReplaceTempView("orders");
        for (String connector : CONNECTORS) {
            assertThat(failing(connector, check("notNull", "email", Map.of(), 1)))
                    .isEqualTo(2);
            assertThat(failing(connector, check("expectedValues", "kind", Map.of("list", List.of("new")), 1)))
                    .isEqualTo(1);
            assertThat(failing(connector, check("notNegative", "gross", Map.of(), 1)))
                    .isEqualTo(1);
            assertThat(failing(connector, check("notFuture", "born", Map.of(), 1)))
                    .isEqualTo(1);
            assertThat(failing(connector, check("notFuture", "seen", Map.of(), 1)))
                    .isEqualTo(1);
            Map<String, Object> dates = Map.of("min", "2020-01-01", "max", "2031-01-01");
            assertThat(failing(connector, check("betweenTimes", "born", dates, 1)))
                    .isEqualTo(1);
            Map<String, Object> times = Map.of("min", "2020-01-01T00:00:00", "max", "2031-01-01T00:00:00");
            assertThat(failing(connector, check("betweenTimes", "seen", times, 0.9)))
                    .isEqualTo(1);
            Map<String, Object> pattern = Map.of("pattern", "[^@\\s\"]+@[^@\\s]+\\.[^@\\s]+");
            assertThat(failing(connector, check("matchesPattern", "email", pattern, 1)))
                    .isEqualTo(1);
            Map<String, Object> other = Map.of("fieldName", "`price.net`", "inclusive", true);
            assertThat(failing(connector, check("greaterThanField", "gross", other, 1)))
                    .isEqualTo(1);
            assertThat(failing(connector, check("maxLength", "kind", Map.of("value", BigDecimal.valueOf(3)), 1)))
                    .isEqualTo(1);
        }
        assertThat(count("SELECT COUNT(*) FROM VALUES (1) WHERE TIMESTAMP '2020-01-01 00:00:00Z'"
                        + " = to_timestamp('2020-01-01')"))
                .isEqualTo(1);
    }

    @Test
    void namesAndValuesOfAnyCharacters_areFoundAsTheyAre() {
        Random random = new Random(20261128);
        for (int trial = 0; trial < 50; trial++) {
            String name = text(random);
            String value = text(random);
            StructType type = new StructType().add(name, DataTypes.StringType);
            List<Row> rows = List.of(RowFactory.create(value), RowFactory.create("another"));
            spark.createDataFrame(rows, type).createOrReplaceTempView("t");
            Column column = new Column("c", name, "string", "string", true, null, null);
            for (String connector : CONNECTORS) {
                ExportedContainer container = container(connector, "t", List.of(column));
                Check check = check("equalTo", "c", Map.of("value", value), 1);
                RowCondition condition = RowCondition.of(check, container);
                if (name.contains("${")) {
                    assertThat(condition.reason()).contains("variable");
                    continue;
                }
                String sql = condition.sql().orElseThrow();
                assertThat(count(Statements.count(check, sql, "t"))).as(sql).isEqualTo(1);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < 4; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static Dataset<Row> orders() {
        return spark.sql("SELECT * FROM VALUES"
                + " (1L, 'new', 1BD, 2BD, DATE '2021-01-01', TIMESTAMP_NTZ '2021-01-01 00:00:00', 'a@b.de'),"
                + " (2L, 'new', 1BD, 2BD, DATE '2021-01-01', TIMESTAMP_NTZ '2021-01-01 00:00:00', NULL),"
                + " (3L, 'Odd!', 5BD, 6BD, DATE '2022-01-01', TIMESTAMP_NTZ '2022-01-01 00:00:00', 'nonsense'),"
                + " (4L, NULL, 0BD, -3BD, DATE '9999-12-31', TIMESTAMP_NTZ '9999-12-31 00:00:00', NULL)"
                + " AS t(id, kind, `price.net`, gross, born, seen, email)");
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        Map.of(
                        "id", "bigint",
                        "kind", "string",
                        "price.net", "decimal(10,2)",
                        "gross", "decimal(10,2)",
                        "born", "date",
                        "seen", "timestamp_ntz",
                        "email", "string")
                .forEach((name, type) ->
                        columns.add(new Column(Column.pathOf(name), name, type, type, true, null, null)));
        return columns;
    }

    private static long failing(String connector, Check check) {
        ExportedContainer orders = container(connector, "orders", columns());
        String condition = RowCondition.of(check, orders).sql().orElseThrow();
        // They only have to be understood.
        spark.sql(Statements.percent(check, condition, "orders")).collectAsList();
        spark.sql(Statements.tooMany(check, condition, "orders")).collectAsList();
        return count(Statements.count(check, condition, "orders"));
    }

    private static ExportedContainer container(String connector, String name, List<Column> columns) {
        return container(connector, name, columns, List.of());
    }

    private static ExportedContainer container(
            String connector, String name, List<Column> columns, List<Check> checks) {
        return new ExportedContainer(
                "ct_0123456789abcdef",
                "shop",
                connector,
                Map.of(),
                name,
                List.of(name),
                "FILE",
                null,
                new Columns(columns),
                checks,
                null);
    }

    private static Check check(String rule, String field, Map<String, Object> properties, double coverage) {
        return new Check(
                "ck_0123456789abcdef", rule, List.of(field), properties, coverage, null, "", List.of(), Map.of());
    }

    private static long count(String sql) {
        return spark.sql(sql).collectAsList().get(0).getLong(0);
    }
}
