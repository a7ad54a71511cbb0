package io.plumbline.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourceListing;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;
import io.plumbline.testkit.PostgresServer;

/**
 * Catalogues one schema of many tables in a real PostgreSQL, which it starts and fills.
 *
 * <p>Usage: {@code JdbcCatalog [TABLES [COLUMNS]]}, 10,000 and 10 unless given.
 */
public final class JdbcCatalog {

    private static final int MAX_TABLES = 20_000;
    private static final int MAX_COLUMNS = 100;
    private static final int TABLES_PER_TRANSACTION = 200;
    private static final int ROUNDS = 3;

    private JdbcCatalog() {}

    public static void main(String[] arguments) throws SQLException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int tables = Math.min(MAX_TABLES, arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000);
        int columns = Math.min(MAX_COLUMNS, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10);
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        fill(database, tables, columns);
        for (int round = 1; round <= ROUNDS; round++) {
            measure(database, round);
        }
    }

    private static void measure(PostgresServer.Database database, int round) throws SQLException {
        long before = transactions(database);
        long start = System.nanoTime();
        AtomicLong fields = new AtomicLong();
        SourceListing listing;
        try (Source source = Sources.open(
                new ConnectionSettings(
                        "postgresql",
                        Map.of(
                                "host", database.host(),
                                "port", database.port(),
                                "database", database.name(),
                                "schema", "many",
                                "user", database.user()),
                        Map.of("password", Secret.of(database.password()))),
                new SourcePolicy(Map.of(), EgressPolicy.OWN_MACHINE, SourceLimits.DEFAULT))) {
            listing = source.list(
                    ListingOptions.ALL, c -> fields.addAndGet(c.fields().size()));
        }
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.printf(
                Locale.ROOT,
                "round %d: %d tables, %d columns, %.1f s, %d transactions%n",
                round,
                listing.containers(),
                fields.get(),
                seconds,
                transactions(database) - before);
    }

    private static void fill(PostgresServer.Database database, int tables, int columns) throws SQLException {
        StringBuilder list = new StringBuilder("id bigint PRIMARY KEY");
        for (int i = 1; i < columns; i++) {
            list.append(", c").append(i).append(i % 3 == 0 ? " text" : i % 3 == 1 ? " numeric(12,2)" : " timestamptz");
        }
        try (Connection connection = database.connect();
                Statement make = connection.createStatement()) {
            make.execute("CREATE SCHEMA many");
            connection.setAutoCommit(false);
            for (int i = 0; i < tables; i++) {
                make.execute("CREATE TABLE many.t" + i + " (" + list + ")");
                if (i % TABLES_PER_TRANSACTION == 0) {
                    connection.commit();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            make.execute("ANALYZE");
        }
    }

    /** Asked from another database, so that asking isn't counted; the server tells once a session has ended. */
    private static long transactions(PostgresServer.Database database) throws SQLException {
        PostgresServer.Database other = new PostgresServer.Database(
                database.host(), database.port(), PostgresServer.SUPERUSER, PostgresServer.SUPERUSER, "");
        try (Connection connection = other.connect();
                Statement ask = connection.createStatement();
                ResultSet sum =
                        ask.executeQuery("SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = '"
                                + database.name() + "'")) {
            sum.next();
            return sum.getLong(1);
        }
    }
}
