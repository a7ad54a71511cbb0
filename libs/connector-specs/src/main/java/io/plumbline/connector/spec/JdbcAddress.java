package io.plumbline.connector.spec;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Where a database is and how to connect, built from fields alone. The URL has no credentials, and nothing but what the driver
 * can't take as a property; everything else is a property, and those that could run code, open files or allow writes are forced.
 * No secret is here, only the name of the property that takes it.
 *
 * @param endpoints every host and port that the driver will dial, for an egress policy to check; the server itself is the first
 * @param database null if the connector has none
 * @param properties for the driver, without a user's own additions: there is no way to add any
 * @param secretProperties for each secret field that applies, the driver property that takes its value
 */
public record JdbcAddress(
        String url,
        String driverClass,
        List<Endpoint> endpoints,
        @Nullable String database,
        Map<String, String> properties,
        Map<String, String> secretProperties) {

    public JdbcAddress {
        requireNonNull(url, "url");
        requireNonNull(driverClass, "driverClass");
        endpoints = List.copyOf(endpoints);
        properties = Map.copyOf(properties);
        secretProperties = Map.copyOf(secretProperties);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("endpoints: none (expected: at least one)");
        }
    }

    /**
     * The address of a datastore of that type.
     *
     * @param complete properties as {@link Validation#properties()} gives them; checked again here
     * @throws IllegalArgumentException if the type has no JDBC address, or a field has not the shape its specification demands
     */
    public static JdbcAddress of(String type, Map<String, ?> complete) {
        JdbcConnector connector = ConnectorCatalog.jdbc(type)
                .orElseThrow(() -> new IllegalArgumentException("type: " + type + " (expected: a JDBC connector)"));
        Validation checked = connector.spec().validateProperties(complete);
        if (!checked.ok()) {
            throw new IllegalArgumentException(checked.problems().get(0).message());
        }
        return connector.address().apply(new CheckedFields(checked.properties()));
    }

    /** The server's host: lower case, an IPv6 address without brackets. */
    public String host() {
        return endpoints.get(0).host();
    }

    /** The server's port. */
    public int port() {
        return endpoints.get(0).port();
    }
}
