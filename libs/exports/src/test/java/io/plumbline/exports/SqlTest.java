package io.plumbline.exports;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.RowCondition;
import io.plumbline.exports.rule.Statements;

import static org.assertj.core.api.Assertions.assertThat;

/** The SQL of checks, run by a database: it finds the rows that break them, and no other. */
final class SqlTest {

    @Test
    void conditions_findTheFailingRows() throws SQLException {
        ExportedContainer orders = Containers.orders("postgresql");
        Map<String, Long> failing = new LinkedHashMap<>();
        try (Connection database = database()) {
            for (Check check : orders.checks()) {
                var condition = RowCondition.of(check, orders).sql();
                if (condition.isPresent()) {
                    String table = Statements.table(orders);
                    String name = check.rule() + " " + String.join(",", check.fields())
                            + (check.complete() ? "" : " " + check.coverage())
                            + (check.filter() == null ? "" : " filtered");
                    failing.put(
                            name,
                            number(database, Statements.count(check, condition.get(), table))
                                    .longValue());
                    double percent = number(database, Statements.percent(check, condition.get(), table))
                            .doubleValue();
                    boolean tooMany = rows(database, Statements.tooMany(check, condition.get(), table)) > 0;
                    assertThat(tooMany).as(name).isEqualTo(percent > 100 * (1 - check.coverage()) + 1e-9);
                }
            }
            Check pair = orders.checks().stream()
                    .filter(c -> c.rule().equals("unique") && c.fields().size() == 2)
                    .findFirst()
                    .orElseThrow();
            assertThat(number(database, Statements.duplicates(pair, orders)).longValue())
                    .isEqualTo(1);
        }
        assertThat(failing)
                .containsEntry("notNull id", 0L)
                .containsEntry("notNull email 0.95", 2L)
                .containsEntry("notNull email filtered", 1L)
                .containsEntry("anyNotNull kind,email", 1L)
                .containsEntry("expectedValues kind", 1L)
                .containsEntry("notNegative `price.net`", 1L)
                .containsEntry("positive gross", 1L)
                .containsEntry("notFuture born", 1L)
                .containsEntry("notFuture seen", 1L)
                .containsEntry("between gross", 2L)
                .containsEntry("betweenTimes born", 1L)
                .containsEntry("betweenTimes seen", 1L)
                .containsEntry("matchesPattern email", 1L)
                .containsEntry("matchesPattern kind 0.8", 1L)
                .containsEntry("afterDateTime seen", 0L)
                .containsEntry("beforeDateTime born", 1L)
                .containsEntry("greaterThan gross", 1L)
                .containsEntry("lessThan id", 0L)
                .containsEntry("greaterThanField gross", 1L)
                .containsEntry("lessThanField `price.net`", 1L)
                .containsEntry("existsIn kind", 1L)
                .containsEntry("existsIn kind 0.5", 1L)
                .containsEntry("notExistsIn kind", 0L)
                .containsEntry("minLength kind", 0L)
                .containsEntry("maxLength kind", 0L)
                .containsEntry("satisfiesExpression ", 2L);
    }

    @Test
    void hostileNamesAndValues_areFoundAsTheyAre() throws SQLException {
        Random random = new Random(20261127);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
            for (int trial = 0; trial < 200; trial++) {
                // The database takes no name with a zero byte.
                String name = HostileNamesTest.piece(random).replace("\u0000", "0");
                String value = HostileNamesTest.piece(random).replace("\u0000", "0");
                ExportedContainer container = HostileNamesTest.container(name, value, "");
                String quoted = '"' + name.replace("\"", "\"\"") + '"';
                try (Statement statement = database.createStatement()) {
                    statement.execute("CREATE OR REPLACE TABLE t (" + quoted + " text)");
                }
                try (PreparedStatement insert = database.prepareStatement("INSERT INTO t VALUES (?), ('another')")) {
                    insert.setString(1, value);
                    insert.execute();
                }
                for (Check check : container.checks()) {
                    if (check.rule().equals("equalTo")) {
                        String sql = RowCondition.of(check, container).sql().orElseThrow();
                        assertThat(number(database, Statements.count(check, sql, "t"))
                                        .longValue())
                                .as(sql)
                                .isEqualTo(value.equals("another") ? 0 : 1);
                    }
                }
            }
        }
    }

    private static Connection database() throws SQLException {
        Connection database = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = database.createStatement()) {
            statement.execute("CREATE SCHEMA sales");
            statement.execute("CREATE TABLE sales.kinds (name text)");
            statement.execute("INSERT INTO sales.kinds VALUES ('new'), ('used'), (NULL)");
            statement.execute("CREATE TABLE sales.banned (name text)");
            statement.execute("INSERT INTO sales.banned VALUES ('stolen'), (NULL)");
            statement.execute("CREATE TABLE sales.orders (id bigint, kind text, \"price.net\" decimal(12,2),"
                    + " gross decimal(12,2), born date, seen timestamp, email text)");
            statement.execute("INSERT INTO sales.orders VALUES"
                    + " (1, 'new', 1, 2, '2021-01-01', '2021-01-01', 'a@b.de'),"
                    + " (2, 'new', 1, 2, '2021-01-01', '2021-01-01', NULL),"
                    + " (3, 'used', 5, 6, '2022-01-01', '2022-01-01', 'nonsense'),"
                    + " (4, 'Odd!', -1, 0.6, '2022-01-01', '2022-01-01', 'c@d.fr'),"
                    + " (5, NULL, 0, -3, '9999-12-31', '9999-12-31', NULL),"
                    + " (6, 'used', NULL, 0.25, NULL, NULL, 'e@f.it')");
        }
        return database;
    }

    private static Number number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return (Number) result.getObject(1);
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
        }
    }
}
