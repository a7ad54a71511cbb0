package io.plumbline.connector.spec;

import java.util.List;

/** The fields of a PostgreSQL datastore. */
final class PostgresqlSpec {

    static final ConnectorSpec SPEC = new ConnectorSpec(
            ConnectorCatalog.POSTGRESQL,
            "PostgreSQL",
            ConnectorKind.JDBC,
            "Tables, views and materialized views of one PostgreSQL database, read through a read-only connection.",
            "GRANT CONNECT ON DATABASE …; GRANT USAGE ON SCHEMA …; GRANT SELECT ON ALL TABLES IN SCHEMA …;",
            List.of(
                    FieldSpec.text("host", "Host", Grammar.HOST, "Name or IP address of the server.")
                            .asRequired()
                            .bindingSecrets()
                            .inGroup("Connection"),
                    FieldSpec.integer("port", "Port", 1, 65535, "TCP port of the server.")
                            .withDefault(5432L)
                            .bindingSecrets()
                            .inGroup("Connection"),
                    FieldSpec.text("database", "Database", Grammar.DATABASE, "Database to connect to.")
                            .asRequired()
                            .bindingSecrets()
                            .inGroup("Connection"),
                    FieldSpec.text(
                                    "schema",
                                    "Schema",
                                    Grammar.IDENTIFIER,
                                    "One schema. Left empty: every schema but the system's own.")
                            .inGroup("Connection"),
                    FieldSpec.text("user", "User", Grammar.IDENTIFIER, "Role to log in as; SELECT is all it needs.")
                            .asRequired()
                            .bindingSecrets()
                            .inGroup("Log-in"),
                    FieldSpec.secret("password", "Password", "Sealed on arrival; ${env:NAME} and ${file:PATH} refer.")
                            .asRequired()
                            .inGroup("Log-in"),
                    FieldSpec.choice(
                                    "sslMode",
                                    "TLS",
                                    "How the connection is encrypted and the server checked.",
                                    new Choice("disable", "Off"),
                                    new Choice("prefer", "If the server offers it"),
                                    new Choice("require", "Required, certificate not checked"),
                                    new Choice("verify-ca", "Required, authority checked"),
                                    new Choice("verify-full", "Required, authority and host name checked"))
                            .withDefault("prefer")
                            .bindingSecrets()
                            .inGroup("Connection"),
                    FieldSpec.text(
                                    "include",
                                    "Include",
                                    Grammar.NAME_PATTERNS,
                                    "Only these, such as sales.*, *.orders.")
                            .inGroup("Contents"),
                    FieldSpec.text("exclude", "Exclude", Grammar.NAME_PATTERNS, "Not these, such as *.tmp_*.")
                            .inGroup("Contents"),
                    FieldSpec.integer("fetchSize", "Fetch size", 1, 100_000, "Rows fetched per round trip.")
                            .withDefault(1000L)
                            .inGroup("Reading"),
                    FieldSpec.integer(
                                    "statementTimeoutSeconds",
                                    "Statement timeout (s)",
                                    1,
                                    86_400,
                                    "The server ends a statement that runs longer.")
                            .withDefault(3600L)
                            .inGroup("Reading"),
                    FieldSpec.integer("parallelReads", "Parallel reads", 1, 32, "Connections one container may use.")
                            .withDefault(4L)
                            .inGroup("Reading")));

    private PostgresqlSpec() {}
}
