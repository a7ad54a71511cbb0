package io.plumbline.connectors.jdbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;
import io.plumbline.testkit.MariadbServer;

/** One real MariaDB for all tests of this JVM, filled once, and the folder of drivers that the build makes. */
final class Mariadb {

    /** A password that is easy to search for. */
    static final String CANARY = "c4n4ry-S3cret/?#'";

    static final Path DRIVERS = Path.of(System.getProperty("plumbline.drivers.dir"));

    private static final MariadbServer SERVER = MariadbServer.shared();
    private static final String DATABASE = "Shop";

    static {
        fill();
    }

    private Mariadb() {}

    static int port() {
        return SERVER.port();
    }

    /** A connection with every right, to set things up and to compare with. */
    static Connection admin() throws SQLException {
        return SERVER.admin(DATABASE).connect();
    }

    static Map<String, Object> properties(String user) {
        return new HashMap<>(Map.of(
                "host", "127.0.0.1", "port", SERVER.port(), "database", DATABASE, "user", user, "sslMode", "disable"));
    }

    static Source open(String type, Map<String, Object> properties, String password, EgressPolicy egress) {
        return Sources.open(
                new ConnectionSettings(type, properties, Map.of("password", Secret.of(password))),
                new SourcePolicy(Map.of(), egress, SourceLimits.DEFAULT, DRIVERS));
    }

    static Source open(String type, Map<String, Object> properties) {
        return open(type, properties, CANARY, EgressPolicy.OWN_MACHINE);
    }

    /** How a source of these properties dials. */
    static Dial dial(String type, String user) {
        JdbcAddress address = JdbcAddress.of(type, properties(user));
        return new Dial(type, address, Map.of("password", Secret.of(CANARY)), EgressPolicy.OWN_MACHINE, DRIVERS, 60);
    }

    private static void fill() {
        String quoted = "'" + CANARY.replace("'", "''") + "'";
        try {
            SERVER.executeAsAdmin(
                    "",
                    "CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4",
                    "CREATE DATABASE Elsewhere",
                    "CREATE USER reader@'%' IDENTIFIED BY " + quoted,
                    "CREATE USER writer@'%' IDENTIFIED BY " + quoted,
                    "CREATE USER stranger@'%' IDENTIFIED BY " + quoted,
                    "GRANT SELECT, SHOW VIEW, EXECUTE ON " + DATABASE + ".* TO reader@'%'",
                    "GRANT ALL ON *.* TO writer@'%'");
            try (Connection connection = admin();
                    Statement statement = connection.createStatement();
                    var script = Mariadb.class.getResourceAsStream("/mariadb.sql")) {
                String all = new String(script.readAllBytes(), StandardCharsets.UTF_8);
                for (String sql : Pattern.compile(";\\s*\\n(?!\\s)").split(all)) {
                    statement.execute(sql);
                }
                statement.execute("GRANT SELECT ON " + DATABASE + ".customers TO stranger@'%'");
                statement.execute("GRANT INSERT ON " + DATABASE + ".orders TO stranger@'%'");
                statement.execute("ALTER TABLE customers RENAME COLUMN id TO id");
                statement.execute("CREATE TABLE soon_gone (id int)");
                statement.execute("CREATE OR REPLACE VIEW broken AS SELECT id FROM soon_gone");
                statement.execute("DROP TABLE soon_gone");
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("MariaDB can't be filled", e);
        }
    }
}
