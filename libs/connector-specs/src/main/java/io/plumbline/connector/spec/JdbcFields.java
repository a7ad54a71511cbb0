package io.plumbline.connector.spec;

import java.util.List;
import java.util.stream.Stream;

/** Fields that JDBC connectors share, so that the same thing has the same name and grammar in each of them. */
final class JdbcFields {

    static final String CONNECTION = "Connection";
    static final String LOGIN = "Log-in";
    static final String SEALED = "Sealed on arrival; ${env:NAME} and ${file:PATH} refer.";

    static final Choice TLS_OFF = new Choice("disable", "Off");
    static final Choice TLS_PREFER = new Choice("prefer", "If the server offers it");
    static final Choice TLS_REQUIRE = new Choice("require", "Required, certificate not checked");
    static final Choice TLS_VERIFY_CA = new Choice("verify-ca", "Required, authority checked");
    static final Choice TLS_VERIFY_FULL = new Choice("verify-full", "Required, authority and host name checked");

    private JdbcFields() {}

    static Field host(String example) {
        return Field.text("host", "Host", Grammar.HOST, "Name or IP address of the server.")
                .such(example)
                .required()
                .bindsSecrets()
                .in(CONNECTION);
    }

    static Field port(long usual) {
        return Field.integer("port", "Port", 1, 65_535, "TCP port of the server.")
                .otherwise(usual)
                .bindsSecrets()
                .in(CONNECTION);
    }

    static Field database(Grammar grammar, String help) {
        return Field.text("database", "Database", grammar, help)
                .required()
                .bindsSecrets()
                .in(CONNECTION);
    }

    static Field schema(String help) {
        return Field.text("schema", "Schema", Grammar.NAME, help).in(CONNECTION);
    }

    static Field user(String help) {
        return Field.text("user", "User", Grammar.NAME, help)
                .required()
                .bindsSecrets()
                .in(LOGIN);
    }

    static Field password() {
        return secret("password", "Password");
    }

    static Field secret(String name, String label) {
        return optionalSecret(name, label).required();
    }

    static Field optionalSecret(String name, String label) {
        return Field.secret(name, label, SEALED).in(LOGIN);
    }

    /** The ways to log in, the usual one first; it is the default. */
    static Field authentication(Choice... ways) {
        return Field.choice("authentication", "Authentication", "How the connection logs in.", ways)
                .otherwise(ways[0].value())
                .bindsSecrets()
                .in(LOGIN);
    }

    static Field tls(String usual, Choice... modes) {
        return Field.choice("sslMode", "TLS", "How the connection is encrypted and the server checked.", modes)
                .otherwise(usual)
                .bindsSecrets()
                .in(CONNECTION);
    }

    static List<Field> contents() {
        return List.of(
                Field.text("include", "Include", Grammar.NAME_PATTERNS, "Only these, such as sales.*, *.orders.")
                        .in("Contents"),
                Field.text("exclude", "Exclude", Grammar.NAME_PATTERNS, "Not these, such as *.tmp_*.")
                        .in("Contents"));
    }

    static List<Field> reading(long fetchSize) {
        List<Field> ofDatabases = List.of(
                Field.integer("fetchSize", "Fetch size", 1, 100_000, "Rows fetched per round trip.")
                        .otherwise(fetchSize)
                        .in(ReadingFields.READING),
                Field.integer(
                                "statementTimeoutSeconds",
                                "Statement timeout (s)",
                                1,
                                86_400,
                                "A statement that runs longer is ended.")
                        .otherwise(3600L)
                        .in(ReadingFields.READING),
                Field.integer(
                                "parallelReads",
                                "Parallel reads",
                                1,
                                32,
                                "Connections that this datastore may use at the same time, over all workers.")
                        .otherwise(4L)
                        .in(ReadingFields.READING));
        return Stream.concat(ofDatabases.stream(), ReadingFields.limits().stream())
                .toList();
    }
}
