package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.Source;
import io.plumbline.testkit.MariadbServer;
import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** A listing asks as often for many tables as for few, log-in and session settings included, as the server itself counts. */
class MetadataQueriesTest {

    private static final int MOST = 20;

    private static void make(Connection connection, int from, int to) throws SQLException {
        try (Statement make = connection.createStatement()) {
            for (int i = from; i < to; i++) {
                make.execute("CREATE TABLE t" + i + " (id int PRIMARY KEY, a varchar(10), b decimal(10,2))");
            }
        }
    }

    @Test
    void postgresql() throws SQLException {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        try (Connection connection = database.connect()) {
            make(connection, 0, 5);
        }
        long few = postgresqlAsked(database, 5);
        try (Connection connection = database.connect()) {
            make(connection, 5, 300);
        }
        long many = postgresqlAsked(database, 300);
        assertThat(many).isEqualTo(few).isBetween(1L, (long) MOST);
    }

    private static long postgresqlAsked(PostgresServer.Database database, int tables) throws SQLException {
        long before = settledCommits(database);
        try (Source source = Postgres.open(
                Map.of(
                        "host", database.host(),
                        "port", database.port(),
                        "database", database.name(),
                        "user", database.user()),
                database.password(),
                EgressPolicy.OWN_MACHINE)) {
            assertThat(Listed.of(source).all()).hasSize(tables);
        }
        return settledCommits(database) - before;
    }

    /** Sessions report when they end; until no other is left, the count isn't final. */
    private static long settledCommits(PostgresServer.Database database) throws SQLException {
        PostgresServer.Database other = new PostgresServer.Database(
                database.host(), database.port(), PostgresServer.SUPERUSER, PostgresServer.SUPERUSER, "");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> asked(
                                other,
                                "SELECT count(*) FROM pg_stat_activity" + " WHERE datname = '" + database.name() + "'")
                        == 0);
        return asked(other, "SELECT xact_commit FROM pg_stat_database WHERE datname = '" + database.name() + "'");
    }

    private static long asked(PostgresServer.Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void mariadb() throws SQLException {
        MariadbServer.Database database = MariadbServer.shared().freshDatabase();
        try (Connection connection = database.connect()) {
            make(connection, 0, 5);
        }
        long few = mariadbAsked(database, 5);
        try (Connection connection = database.connect()) {
            make(connection, 5, 300);
        }
        long many = mariadbAsked(database, 300);
        assertThat(many).isEqualTo(few).isBetween(1L, (long) MOST);
    }

    private static long mariadbAsked(MariadbServer.Database database, int tables) throws SQLException {
        try (Connection admin = MariadbServer.shared().admin("").connect();
                Statement ask = admin.createStatement()) {
            long before = questions(ask);
            try (Source source = Mariadb.open(
                    "mariadb",
                    Map.of(
                            "host", database.host(),
                            "port", database.port(),
                            "database", database.name(),
                            "user", database.user()),
                    database.password(),
                    EgressPolicy.OWN_MACHINE)) {
                assertThat(Listed.of(source).all()).hasSize(tables);
            }
            return questions(ask) - before - 1;
        }
    }

    private static long questions(Statement ask) throws SQLException {
        try (ResultSet row = ask.executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
            row.next();
            return row.getLong(2);
        }
    }
}
