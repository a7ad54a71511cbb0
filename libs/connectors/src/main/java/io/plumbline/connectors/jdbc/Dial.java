package io.plumbline.connectors.jdbc;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.connector.spec.DriverSpec;
import io.plumbline.connector.spec.Endpoint;
import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.jdbc.dial.Attempt;
import io.plumbline.connectors.jdbc.dial.DialPolicy;

/**
 * Everything that is needed to reach one database, here or in another JVM of the same Spark application.
 *
 * @param secrets by driver property
 */
record Dial(
        String type,
        JdbcAddress address,
        Map<String, Secret> secrets,
        EgressPolicy egress,
        @Nullable Path drivers,
        int statementTimeoutSeconds) {

    private static final String OURS = "plumbline.";
    private static final String GIVEN = "driver.";
    private static final char IS = '=';
    /** Spark hides the values of keys that have this word in them. */
    private static final String HIDDEN = "secret.";

    Dial {
        secrets = Map.copyOf(secrets);
    }

    Dialect dialect() {
        return Dialects.of(type);
    }

    /** Resolves every host that will be dialled and checks the policy, without dialling. */
    void checkPolicy() {
        for (Endpoint endpoint : address.endpoints()) {
            egress.check(endpoint.host(), endpoint.port());
        }
    }

    /**
     * A new connection; read-only whatever the user's rights are.
     *
     * @throws SourceException DRIVER_MISSING, POLICY_DENIED, HOST_UNKNOWN
     */
    Connection open() throws SQLException {
        return open(new Attempt(egress));
    }

    /** As {@link #open()}, and another thread may give it up. */
    Connection open(Attempt attempt) throws SQLException {
        checkPolicy();
        Driver driver = driver();
        Connection connection = attempt.dial(() -> driver.connect(address.url(), properties()));
        if (connection == null) {
            throw new SourceException(
                    SourceFailure.DRIVER_MISSING,
                    "driver: " + address.driverClass() + " doesn't know this kind of address (expected: the driver of "
                            + dialect().product() + ")");
        }
        try {
            dialect().prepare(connection, statementTimeoutSeconds);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /**
     * Loads the driver and asks it whether it reads the address as it was meant.
     *
     * @throws SourceException DRIVER_MISSING, SETTINGS_INVALID
     */
    void requireSameMeaning() {
        boolean same;
        try {
            same = dialect().sameMeaning(driver(), address);
        } catch (SQLException e) {
            same = false;
        }
        if (!same) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID,
                    "host, database: refused (expected: fields that the driver reads as one host and one database)");
        }
    }

    Driver driver() {
        ConnectorSpec spec = ConnectorCatalog.find(type).orElseThrow();
        DriverSpec driver = spec.driver();
        String jar = driver == null ? "its jar" : driver.artifact() + " (" + driver.source() + ")";
        return new DriverShelf(drivers).driver(address.driverClass(), spec.displayName(), jar);
    }

    /** All connection properties, the secrets among them: for the driver, never for a log. */
    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(address.properties());
        properties.putAll(dialect().properties(egress));
        secrets.forEach((name, secret) -> properties.setProperty(name, spoken(name, secret.reveal())));
        return properties;
    }

    /** As the driver wants it: Snowflake's takes the text of a key, line breaks and all, in Base64. */
    private static String spoken(String property, String secret) {
        return property.equals("private_key_base64")
                ? Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))
                : secret;
    }

    /** The same as options of a Spark read. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(OURS + "type", type);
        options.put(OURS + "address", address.url());
        options.put(OURS + "class", address.driverClass());
        options.put(OURS + "egress", DialPolicy.written(egress));
        options.put(OURS + "timeout", String.valueOf(statementTimeoutSeconds));
        String database = address.database();
        if (database != null) {
            options.put(OURS + "database", database);
        }
        if (drivers != null) {
            options.put(OURS + "drivers", drivers.toString());
        }
        for (int i = 0; i < address.endpoints().size(); i++) {
            Endpoint endpoint = address.endpoints().get(i);
            options.put(OURS + "endpoint." + i, endpoint.port() + " " + endpoint.host());
        }
        // Spark turns the names of options into small letters, and some drivers know their properties only as they are
        // written.
        int number = 0;
        for (Map.Entry<String, String> given : address.properties().entrySet()) {
            options.put(GIVEN + number++, given.getKey() + IS + given.getValue());
        }
        for (Map.Entry<String, Secret> secret : secrets.entrySet()) {
            options.put(
                    HIDDEN + number++, secret.getKey() + IS + secret.getValue().reveal());
        }
        return options;
    }

    /** What {@link #options} said. */
    static Dial of(Properties options) {
        Map<String, String> given = new LinkedHashMap<>();
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (String name : options.stringPropertyNames()) {
            String value = options.getProperty(name);
            if (name.startsWith(GIVEN)) {
                given.put(value.substring(0, value.indexOf(IS)), value.substring(value.indexOf(IS) + 1));
            } else if (name.startsWith(HIDDEN)) {
                secrets.put(value.substring(0, value.indexOf(IS)), Secret.of(value.substring(value.indexOf(IS) + 1)));
            }
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (String endpoint; (endpoint = options.getProperty(OURS + "endpoint." + endpoints.size())) != null; ) {
            int space = endpoint.indexOf(' ');
            endpoints.add(new Endpoint(endpoint.substring(space + 1), Integer.parseInt(endpoint.substring(0, space))));
        }
        String drivers = options.getProperty(OURS + "drivers");
        return new Dial(
                need(options, "type"),
                new JdbcAddress(
                        need(options, "address"),
                        need(options, "class"),
                        endpoints,
                        options.getProperty(OURS + "database"),
                        given,
                        Map.of()),
                secrets,
                DialPolicy.read(need(options, "egress")),
                drivers == null ? null : Path.of(drivers),
                Integer.parseInt(need(options, "timeout")));
    }

    private static String need(Properties options, String name) {
        String value = options.getProperty(OURS + name);
        if (value == null) {
            throw new SourceException(SourceFailure.INTERNAL, name + ": absent (expected: options that a dial wrote)");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Dial[" + type + ", " + address.endpoints() + "]";
    }
}
