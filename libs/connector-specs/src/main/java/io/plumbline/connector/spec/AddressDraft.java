package io.plumbline.connector.spec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An address while a connector puts it together. */
final class AddressDraft {

    static final int CONNECT_TIMEOUT_SECONDS = 10;
    static final int LOGIN_TIMEOUT_SECONDS = 2 * CONNECT_TIMEOUT_SECONDS;
    static final String APPLICATION = "plumbline";
    private static final int SOCKET_TIMEOUT_MARGIN_SECONDS = 60;

    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> secretProperties = new LinkedHashMap<>();
    private @Nullable String database;

    /** Adds a place that will be dialled; the first is the server itself. */
    AddressDraft dials(Endpoint endpoint) {
        endpoints.add(endpoint);
        return this;
    }

    AddressDraft dials(String host, int port) {
        return dials(new Endpoint(host, port));
    }

    AddressDraft database(String name) {
        database = name;
        return this;
    }

    AddressDraft with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    AddressDraft with(String property, long value) {
        return with(property, String.valueOf(value));
    }

    /** Sets the property if the field has a value. */
    AddressDraft withField(String property, CheckedFields fields, String field) {
        fields.find(field).ifPresent(value -> with(property, value));
        return this;
    }

    /** Names the property that takes a secret's value, once somebody who may see it is about to dial. */
    AddressDraft secret(String field, String property) {
        secretProperties.put(field, property);
        return this;
    }

    JdbcAddress at(String driverClass, String url) {
        return new JdbcAddress(url, driverClass, endpoints, database, properties, secretProperties);
    }

    /** How long a socket may stay silent: a little longer than the statement's own limit, so that this one speaks first. */
    static long socketTimeoutSeconds(CheckedFields fields) {
        return fields.number("statementTimeoutSeconds") + SOCKET_TIMEOUT_MARGIN_SECONDS;
    }

    static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._".indexOf(c) >= 0;
            encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
