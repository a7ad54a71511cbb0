package io.plumbline.connectors.jdbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;

/** One real server for all tests of this JVM, filled once. It ends with the JVM. */
final class Postgres {

    /** A password that is easy to search for. */
    static final String CANARY = "c4n4ry-S3cret/?#'";

    private static final EmbeddedPostgres SERVER = started();

    private Postgres() {}

    static int port() {
        return SERVER.getPort();
    }

    /** A connection with every right, to set things up and to compare with. */
    static Connection admin() throws SQLException {
        return SERVER.getPostgresDatabase().getConnection();
    }

    static Map<String, Object> properties(String user) {
        return new HashMap<>(
                Map.of("host", "127.0.0.1", "port", SERVER.getPort(), "database", "postgres", "user", user));
    }

    static Source open(Map<String, Object> properties, String password, EgressPolicy egress) {
        return Sources.open(
                new ConnectionSettings("postgresql", properties, Map.of("password", Secret.of(password))),
                new SourcePolicy(Map.of(), egress, SourceLimits.DEFAULT));
    }

    static Source open(Map<String, Object> properties) {
        return open(properties, CANARY, EgressPolicy.OWN_MACHINE);
    }

    private static EmbeddedPostgres started() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement();
                    var script = Postgres.class.getResourceAsStream("/postgres.sql")) {
                statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8)
                        .replace(":canary", "'" + CANARY.replace("'", "''") + "'"));
            }
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL did not start", e);
        }
    }
}
