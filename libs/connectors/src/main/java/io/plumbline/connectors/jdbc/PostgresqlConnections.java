package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** Dials one database, read-only, after the driver's own parser has confirmed that the URL means what its fields meant. */
final class PostgresqlConnections {

    private final JdbcAddress address;
    private final Secret password;
    private final EgressPolicy egress;

    PostgresqlConnections(JdbcAddress address, Secret password, EgressPolicy egress) {
        this.address = address;
        this.password = password;
        this.egress = egress;
        requireSameMeaning();
    }

    String url() {
        return address.url();
    }

    JdbcAddress address() {
        return address;
    }

    /** All connection properties, the password among them: for the driver, never for a log. */
    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(address.properties());
        properties.setProperty("socketFactory", PolicySocketFactory.class.getName());
        properties.setProperty("socketFactoryArg", PolicySocketFactory.argument(egress));
        properties.setProperty("password", password.reveal());
        return properties;
    }

    /** Resolves the host and checks the policy, without dialling. */
    void checkPolicy() {
        egress.check(address.host(), address.port());
    }

    /** A new connection; read-only whatever the user's rights are. */
    Connection dial() {
        checkPolicy();
        try {
            @Nullable Connection connection = new Driver().connect(address.url(), properties());
            if (connection == null) {
                throw new SourceException(
                        SourceFailure.DRIVER_MISSING, "driver: none for PostgreSQL (expected: org.postgresql.Driver)");
            }
            return connection;
        } catch (SQLException e) {
            throw SqlFailures.explain(e, address);
        }
    }

    private void requireSameMeaning() {
        @Nullable Properties parsed = Driver.parseURL(address.url(), new Properties());
        String host = address.host().indexOf(':') >= 0 ? "[" + address.host() + "]" : address.host();
        boolean same = parsed != null
                && host.equals(parsed.getProperty("PGHOST"))
                && String.valueOf(address.port()).equals(parsed.getProperty("PGPORT"))
                && Objects.equals(address.database(), parsed.getProperty("PGDBNAME"))
                && parsed.size() == 3;
        if (!same) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID,
                    "host, database: refused (expected: fields that the driver reads as one host and one database)");
        }
    }
}
