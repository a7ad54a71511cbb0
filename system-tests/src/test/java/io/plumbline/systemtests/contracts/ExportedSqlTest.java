package io.plumbline.systemtests.contracts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Columns;
import io.plumbline.exports.rule.RowCondition;
import io.plumbline.exports.rule.Statements;

import static org.assertj.core.api.Assertions.assertThat;

/** The SQL that exports write for files and for Glue, run by Spark. */
class ExportedSqlTest {

    private static final List<String> CONNECTORS = List.of("local-files", "glue");
    private static final String[] PIECES = {
        "\"", "'", "`", "\\", "\\n", "\n", "%", "_", "${x}", "{{", "--", "/*", ";", "é", "😀", "\u0000", " ", "a", "''",
        "\\u0041", "."
    };

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

    @Test
    void conditions_findTheFailingRows() {
        spark.sql("SELECT * FROM VALUES"
                        + " (1L, 'new', 1BD, 2BD, DATE '2021-01-01', TIMESTAMP_NTZ '2021-01-01 00:00:00', 'a@b.de'),"
                        + " (2L, 'new', 1BD, 2BD, DATE '2021-01-01', TIMESTAMP_NTZ '2021-01-01 00:00:00', NULL),"
                        + " (3L, 'Odd!', 5BD, 6BD, DATE '2022-01-01', TIMESTAMP_NTZ '2022-01-01 00:00:00', 'nonsense'),"
                        + " (4L, NULL, 0BD, -3BD, DATE '9999-12-31', TIMESTAMP_NTZ '9999-12-31 00:00:00', NULL)"
                        + " AS t(id, kind, `price.net`, gross, born, seen, email)")
                .createOrReplaceTempView("orders");
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

    private static long failing(String connector, Check check) {
        List<Column> columns = new ArrayList<>();
        Map.of(
                        "kind", "string",
                        "price.net", "decimal(10,2)",
                        "gross", "decimal(10,2)",
                        "born", "date",
                        "seen", "timestamp_ntz",
                        "email", "string")
                .forEach((name, type) ->
                        columns.add(new Column(Column.pathOf(name), name, type, type, true, null, null)));
        ExportedContainer orders = container(connector, "orders", columns);
        String condition = RowCondition.of(check, orders).sql().orElseThrow();
        // They only have to be understood.
        spark.sql(Statements.percent(check, condition, "orders")).collectAsList();
        spark.sql(Statements.tooMany(check, condition, "orders")).collectAsList();
        return count(Statements.count(check, condition, "orders"));
    }

    private static ExportedContainer container(String connector, String name, List<Column> columns) {
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
                List.of(),
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
