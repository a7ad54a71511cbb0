package io.plumbline.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL on 127.0.0.1, one a JVM, started at first use. Every login but the superuser {@value #SUPERUSER} needs its password
 * (SCRAM-SHA-256), so that a wrong one is really refused.
 */
public final class PostgresServer {
    public static final String SUPERUSER = "postgres";
    private static final Duration START = Duration.ofSeconds(60);
    private static final String HBA = """
            local all %1$s trust
            host all %1$s 127.0.0.1/32 trust
            host all %1$s ::1/128 trust
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """.formatted(SUPERUSER);

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    private static final class Shared {
        private static final PostgresServer SERVER = start();
    }

    /** A database and the login that owns it. */
    public record Database(String host, int port, String name, String user, String password) {
        public String jdbcUrl() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + name;
        }

        /** As its owner. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), user, password);
        }

        /** As its owner, each statement on its own. */
        public void execute(String... statements) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }

    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return postgres.getPort();
    }

    /** A new, empty database with a login of its own. */
    public Database freshDatabase() throws SQLException {
        String name = FreshNames.of("db");
        String user = FreshNames.of("owner");
        String password = FreshNames.of("Pw!");
        createLogin(user, password);
        executeAsSuperuser(SUPERUSER, "CREATE DATABASE " + quoted(name) + " OWNER " + quoted(user));
        return new Database(host(), port(), name, user, password);
    }

    /** A login that may connect and owns nothing. */
    public void createLogin(String user, String password) throws SQLException {
        executeAsSuperuser(
                SUPERUSER, "CREATE ROLE " + quoted(user) + " LOGIN PASSWORD '" + password.replace("'", "''") + "'");
    }

    /** Each statement on its own, in the named database. */
    public void executeAsSuperuser(String database, String... statements) throws SQLException {
        new Database(host(), port(), database, SUPERUSER, "").execute(statements);
    }

    private static PostgresServer start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(START)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("fsync", "off")
                    .setDataDirectoryCustomizer(PostgresServer::askForPasswords)
                    .setRegisterShutdownHook(false)
                    .start();
            AtExit.close(postgres);
            return new PostgresServer(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL can't be started", e);
        }
    }

    private static void askForPasswords(File dataDirectory) {
        try {
            Path hba = dataDirectory.toPath().resolve("pg_hba.conf");
            Files.writeString(hba, HBA, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
