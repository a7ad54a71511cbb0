package io.plumbline.exports;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.exports.rule.Check;
import io.plumbline.testkit.MariadbServer;
import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every statement of the exported documents, taken out of them as their tools do, and run by databases. */
final class DocumentSqlTest {

    /** Seven rows: good ones, bad ones, nulls, and two that only a comparison by case tells apart. */
    private static final List<String> ROWS = List.of(
            "(1, 'new', 1, 2, '2021-01-01', '2021-01-01 00:00:00', 'a@b.de', TRUE)",
            "(2, 'new', 1, 2, '2021-01-01', '2021-01-01 00:00:00', NULL, TRUE)",
            "(3, 'used', 5, 6, '2022-01-01', '2022-01-01 00:00:00', 'nonsense', FALSE)",
            "(4, 'Odd!', -1, 0.6, '2022-01-01', '2022-01-01 00:00:00', 'c@d.fr', NULL)",
            "(5, NULL, 0, -3, '9999-12-31', '9999-12-31 00:00:00', NULL, TRUE)",
            "(6, 'used', NULL, 0.25, NULL, NULL, 'e@f.it', TRUE)",
            "(7, 'NEW', 1, 2, '2021-01-01', '2021-01-01 00:00:00', 'g@h.es', TRUE)");

    /** How many rows break each check, by what {@link #key} calls it; checks that aren't of rows have how many values repeat. */
    private static final Map<String, Integer> FAILING = Map.ofEntries(
            Map.entry("notNull id", 0),
            Map.entry("notNull email", 2),
            Map.entry("notNull email filtered", 1),
            Map.entry("anyNotNull kind,email", 1),
            Map.entry("expectedValues kind", 2),
            Map.entry("expectedValues email", 5),
            Map.entry("notNegative `price.net`", 1),
            Map.entry("positive gross", 1),
            Map.entry("notFuture born", 1),
            Map.entry("notFuture seen", 1),
            Map.entry("between gross", 2),
            Map.entry("between id", 0),
            Map.entry("betweenTimes born", 1),
            Map.entry("betweenTimes seen", 1),
            Map.entry("matchesPattern email", 1),
            Map.entry("matchesPattern kind", 2),
            Map.entry("afterDateTime seen", 0),
            Map.entry("beforeDateTime born", 1),
            Map.entry("greaterThan gross", 1),
            Map.entry("lessThan id", 0),
            Map.entry("greaterThanField gross", 1),
            Map.entry("lessThanField `price.net`", 1),
            Map.entry("equalToField kind,email", 5),
            Map.entry("existsIn kind", 2),
            Map.entry("notExistsIn kind", 0),
            Map.entry("predictedBy gross", 0),
            Map.entry("minLength kind", 0),
            Map.entry("maxLength kind", 0),
            Map.entry("satisfiesExpression ", 2),
            Map.entry("unique id", 0),
            Map.entry("unique kind,born", 1));

    private enum Engine {
        POSTGRESQL("postgresql", "text[]", "timestamp"),
        MARIADB("mariadb", "text", "datetime"),
        /** By the connector for any driver. */
        DUCKDB("generic-jdbc", "text[]", "timestamp");

        private final String connector;
        private final String arrays;
        private final String timestamps;

        Engine(String connector, String arrays, String timestamps) {
            this.connector = connector;
            this.arrays = arrays;
            this.timestamps = timestamps;
        }

        private Connection connect() throws SQLException {
            return switch (this) {
                case POSTGRESQL -> PostgresServer.shared().freshDatabase().connect();
                case MARIADB -> MariadbServer.shared().admin("").connect();
                case DUCKDB -> DriverManager.getConnection("jdbc:duckdb:");
            };
        }

        private Connection filled() throws SQLException {
            Connection database = connect();
            String quote = this == MARIADB ? "`" : "\"";
            List<String> statements = List.of(
                    this == MARIADB ? "CREATE DATABASE sales CHARACTER SET utf8mb4" : "CREATE SCHEMA sales",
                    "CREATE TABLE sales.kinds (name varchar(20))",
                    "INSERT INTO sales.kinds VALUES ('new'), ('used'), (NULL)",
                    "CREATE TABLE sales.banned (name varchar(20))",
                    "INSERT INTO sales.banned VALUES ('stolen'), (NULL)",
                    "CREATE TABLE sales.orders (id bigint, kind varchar(20), " + quote + "price.net" + quote
                            + " decimal(12,2), gross decimal(12,2), born date, seen " + timestamps
                            + ", email varchar(50), " + quote + "open" + quote + " boolean, tags " + arrays + ")",
                    "INSERT INTO sales.orders (id, kind, " + quote + "price.net" + quote
                            + ", gross, born, seen, email, " + quote + "open" + quote + ") VALUES "
                            + String.join(", ", ROWS));
            try (Statement statement = database.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return database;
        }
    }

    @ParameterizedTest
    @EnumSource
    void statementsOfAllDocuments_findTheFailingRows(Engine engine) throws SQLException {
        ExportedContainer orders = Containers.orders(engine.connector);
        Map<String, Check> checks = new LinkedHashMap<>();
        orders.checks().forEach(check -> checks.put(check.id(), check));
        try (Connection database = engine.filled()) {
            assertThat(odcs(orders, checks, database)).as("ODCS").isGreaterThan(25);
            assertThat(soda(orders, checks, database)).as("Soda").isGreaterThan(15);
            assertThat(greatExpectations(orders, checks, database))
                    .as("Great Expectations")
                    .isGreaterThan(10);
            assertThat(dbt(orders, checks, database)).as("dbt").isGreaterThan(20);
            if (engine == Engine.MARIADB) {
                try (Statement statement = database.createStatement()) {
                    statement.execute("DROP DATABASE sales");
                }
            }
        }
    }

    private static int odcs(ExportedContainer orders, Map<String, Check> checks, Connection database)
            throws SQLException {
        int run = 0;
        for (Map<?, ?> rule : Yaml.all(Yaml.read(ExportFormat.ODCS.write(orders)), m -> "sql".equals(m.get("type")))) {
            Check check = checks.get(rule.get("name").toString());
            String sql = rule.get("query").toString();
            double figure = number(database, sql);
            if (check.rule().equals("distinctCount")) {
                assertThat(figure).isEqualTo(distinctKinds(orders));
                assertThat(rule.get("mustBe")).isEqualTo(2);
            } else if ("percent".equals(rule.get("unit"))) {
                assertThat(figure).as(sql).isCloseTo(100.0 * failing(check) / judged(check), within(0.01));
            } else {
                assertThat(figure).as(sql).isEqualTo(failing(check));
                assertThat(rule.get("mustBe")).isEqualTo(0);
            }
            run++;
        }
        return run;
    }

    private static int soda(ExportedContainer orders, Map<String, Check> checks, Connection database)
            throws SQLException {
        int run = 0;
        String table = orders.dialect().name(orders.tableName());
        Map<String, Object> contract = Yaml.read(ExportFormat.SODA.write(orders));
        for (Map<?, ?> rule : Yaml.all(contract, m -> m.containsKey("qualifier"))) {
            Check check = checks.get(rule.get("qualifier").toString());
            if (rule.get("expression") instanceof String expression) {
                String sql = "SELECT COUNT(CASE WHEN " + expression + " THEN 1 END) FROM " + table;
                assertThat(number(database, sql)).as(sql).isEqualTo(failing(check));
                run++;
            } else if (rule.get("query") instanceof String query) {
                String sql = "WITH failed_rows AS (" + query + ") SELECT COUNT(*) FROM failed_rows";
                assertThat(number(database, sql)).as(sql).isEqualTo(check.complete() ? failing(check) : tooMany(check));
                run++;
            } else if (rule.get("filter") instanceof String filter && check.filter() == null) {
                String sql = "SELECT COUNT(*) FROM " + table + " WHERE " + filter;
                assertThat(number(database, sql)).as(sql).isEqualTo(judged(check));
                run++;
            }
        }
        return run;
    }

    private static int greatExpectations(ExportedContainer orders, Map<String, Check> checks, Connection database)
            throws SQLException {
        int run = 0;
        Map<?, ?> suite = new JsonMapper().readValue(ExportFormat.GREAT_EXPECTATIONS.write(orders), Map.class);
        for (Map<?, ?> rule : Yaml.all(
                suite,
                m -> m.get("kwargs") instanceof Map<?, ?> kwargs && kwargs.containsKey("unexpected_rows_query"))) {
            Map<?, ?> meta = (Map<?, ?>) ((Map<?, ?>) rule.get("meta")).get("plumbline");
            Check check = checks.get(meta.get("id").toString());
            String query = ((Map<?, ?>) rule.get("kwargs"))
                    .get("unexpected_rows_query")
                    .toString();
            String sql = query.replace("{batch}", orders.dialect().name(orders.tableName()))
                    .replace("{{", "{")
                    .replace("}}", "}")
                    .replaceAll("\\\\(:[\\w$]*)(?![:\\w$])", "$1");
            assertThat(rows(database, sql)).as(sql).isEqualTo(check.complete() ? failing(check) : tooMany(check));
            run++;
        }
        return run;
    }

    private static int dbt(ExportedContainer orders, Map<String, Check> checks, Connection database)
            throws SQLException {
        int run = 0;
        String table = orders.dialect().name(orders.tableName());
        for (Map<?, ?> test : Yaml.all(Yaml.read(ExportFormat.DBT.write(orders)), DocumentSqlTest::isTest)) {
            Check check = checks.get(test.get("name").toString());
            Map<?, ?> arguments = test.get("arguments") instanceof Map<?, ?> map ? map : Map.of();
            Object where = ((Map<?, ?>) test.get("config")).get("where");
            String rows = where == null ? table : "(SELECT * FROM " + table + " WHERE " + where + ") t";
            if (arguments.get("expression") instanceof String expression) {
                String sql = "SELECT COUNT(*) FROM " + rows + " WHERE NOT (" + expression + ")";
                assertThat(number(database, sql)).as(sql).isEqualTo(failing(check));
                run++;
            } else if (arguments.get("combination_of_columns") instanceof List<?> columns) {
                String names =
                        String.join(", ", columns.stream().map(String::valueOf).toList());
                String sql = "SELECT " + names + " FROM " + rows + " GROUP BY " + names + " HAVING COUNT(*) > 1";
                // The package compares as the database does, and MariaDB's default collation knows no cases.
                assertThat(rows(database, sql)).as(sql).isEqualTo(failing(check));
                run++;
            } else if (arguments.containsKey("min_value") || arguments.containsKey("max_value")) {
                String column = orders.dialect()
                        .name(orders.column(check.field()).orElseThrow().name());
                String equal = Boolean.TRUE.equals(arguments.get("inclusive")) ? "= " : " ";
                List<String> bad = new ArrayList<>(List.of("1 = 2"));
                if (arguments.containsKey("min_value")) {
                    bad.add("NOT " + column + " >" + equal + arguments.get("min_value"));
                }
                if (arguments.containsKey("max_value")) {
                    bad.add("NOT " + column + " <" + equal + arguments.get("max_value"));
                }
                String sql = "SELECT COUNT(*) FROM " + rows + " WHERE " + String.join(" OR ", bad);
                assertThat(number(database, sql)).as(sql).isEqualTo(failing(check));
                run++;
            }
        }
        return run;
    }

    private static boolean isTest(Map<?, ?> map) {
        return map.containsKey("config") && map.get("name") instanceof String name && name.startsWith("ck_");
    }

    /** Rows of which a check speaks: those with values in its fields. */
    private static int judged(Check check) {
        if (check.rule().equals("notNull")) {
            return ROWS.size();
        }
        return switch (String.join(",", check.fields())) {
            case "kind", "`price.net`", "born", "seen" -> ROWS.size() - 1;
            case "email", "kind,born", "kind,email" -> ROWS.size() - 2;
            default -> ROWS.size();
        };
    }

    private static int tooMany(Check check) {
        return failing(check) > (1 - check.coverage()) * judged(check) + 1e-9 ? 1 : 0;
    }

    private static int failing(Check check) {
        Integer failing = FAILING.get(key(check));
        assertThat(failing).as(key(check)).isNotNull();
        return failing;
    }

    private static String key(Check check) {
        return check.rule() + " " + String.join(",", check.fields()) + (check.filter() == null ? "" : " filtered");
    }

    private static double distinctKinds(ExportedContainer orders) {
        // MariaDB's default collation takes new and NEW for one.
        return orders.connector().equals("mariadb") ? 3 : 4;
    }

    private static double number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).as(sql).isTrue();
            return result.getDouble(1);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\n" + sql, e);
        }
    }

    private static int rows(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int rows = 0;
            while (result.next()) {
                rows++;
            }
            return rows;
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\n" + sql, e);
        }
    }
}
