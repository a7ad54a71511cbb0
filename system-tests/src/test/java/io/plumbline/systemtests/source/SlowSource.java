package io.plumbline.systemtests.source;

import java.sql.SQLException;
import java.util.Map;

import io.plumbline.testkit.PostgresServer;

/** A PostgreSQL database whose views take their time for each row, so that a test can meet a profile at its work without burning the CPU. */
public final class SlowSource {

    public static final int ROWS = 400;

    private final PostgresServer.Database database;

    private SlowSource(PostgresServer.Database database) {
        this.database = database;
    }

    /** With the views {@code slow_1} and following, each of which takes about this long to read. */
    public static SlowSource create(int views, int secondsEach) throws SQLException {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        for (int view = 1; view <= views; view++) {
            database.execute("""
                    CREATE VIEW slow_%d AS SELECT n AS id, n * %d AS amount,
                    CASE WHEN n %% 7 = 0 THEN NULL ELSE 'state ' || n %% 3 END AS state,
                    pg_sleep(%d / %d.0)::text AS pause FROM generate_series(1, %d) AS n
                    """.formatted(view, view, secondsEach, ROWS, ROWS));
        }
        return new SlowSource(database);
    }

    /** The body of a registration that catalogs, and doesn't profile yet. */
    public Map<String, Object> registration(String name) {
        return Map.of(
                "name",
                name,
                "connector",
                "postgresql",
                "properties",
                Map.of(
                        "host", database.host(),
                        "port", database.port(),
                        "database", database.name(),
                        "schema", "public",
                        "sslMode", "disable",
                        "user", database.user()),
                "secrets",
                Map.of("password", database.password()));
    }
}
