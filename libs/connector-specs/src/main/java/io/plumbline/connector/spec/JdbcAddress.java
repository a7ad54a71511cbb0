package io.plumbline.connector.spec;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * Where a database is and how to connect, built from fields alone. The URL has no query string and no credentials; everything
 * else is a connection property, and those that could run code, open files or allow writes are forced. The secret is not here.
 *
 * @param host without brackets, in lower case
 * @param properties for the driver, without user's own additions: there is no way to add any
 */
public record JdbcAddress(String url, String host, int port, String database, Map<String, String> properties) {

    private static final int CONNECT_TIMEOUT_SECONDS = 10;
    private static final int SOCKET_TIMEOUT_MARGIN_SECONDS = 60;

    public JdbcAddress {
        requireNonNull(url, "url");
        requireNonNull(host, "host");
        requireNonNull(database, "database");
        properties = Map.copyOf(properties);
    }

    /**
     * The address of a PostgreSQL datastore.
     *
     * @param complete properties as {@link Validation#properties()} gives them
     * @throws IllegalArgumentException if a field is missing or has not the shape its specification demands
     */
    public static JdbcAddress postgresql(Map<String, ?> complete) {
        String host = Hosts.normalized(text(complete, "host"))
                .orElseThrow(() ->
                        new IllegalArgumentException("host: refused (expected: " + Grammar.HOST.explanation() + ")"));
        int port = (int) number(complete, "port", 1, 65_535);
        String database = text(complete, "database");
        if (!Grammar.DATABASE.matches(database)) {
            throw new IllegalArgumentException("database: refused (expected: " + Grammar.DATABASE.explanation() + ")");
        }
        long timeout = number(complete, "statementTimeoutSeconds", 1, 86_400);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("user", text(complete, "user"));
        properties.put("sslmode", text(complete, "sslMode"));
        properties.put("ApplicationName", "plumbline");
        properties.put("readOnly", "true");
        properties.put("readOnlyMode", "always");
        properties.put("options", "-c default_transaction_read_only=on -c statement_timeout=" + timeout * 1000);
        properties.put("connectTimeout", String.valueOf(CONNECT_TIMEOUT_SECONDS));
        properties.put("loginTimeout", String.valueOf(2 * CONNECT_TIMEOUT_SECONDS));
        properties.put("socketTimeout", String.valueOf(timeout + SOCKET_TIMEOUT_MARGIN_SECONDS));
        properties.put("tcpKeepAlive", "true");
        properties.put("logServerErrorDetail", "false");
        String authority = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        String url = "jdbc:postgresql://" + authority + ":" + port + "/" + percentEncoded(database);
        return new JdbcAddress(url, host, port, database, properties);
    }

    private static String text(Map<String, ?> properties, String name) {
        if (properties.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + ": absent (expected: text)");
    }

    private static long number(Map<String, ?> properties, String name, long min, long max) {
        if (properties.get(name) instanceof Number number && number.longValue() >= min && number.longValue() <= max) {
            return number.longValue();
        }
        throw new IllegalArgumentException(name + ": absent or out of range (expected: " + min + " to " + max + ")");
    }

    private static String percentEncoded(String text) {
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
