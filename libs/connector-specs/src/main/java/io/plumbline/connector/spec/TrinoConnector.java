package io.plumbline.connector.spec;

import java.util.List;

/** Trino: one catalog, over HTTP or HTTPS. */
final class TrinoConnector {

    private static final String DRIVER = "io.trino.jdbc.TrinoDriver";

    static final List<Capability> CAPABILITIES = List.of(
            Capability.LISTS_DATABASES,
            Capability.LISTS_SCHEMAS,
            Capability.READS_IN_PARALLEL,
            Capability.READS_CHOSEN_COLUMNS,
            Capability.READS_VIEWS);

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            new ConnectorSpec(
                    "trino",
                    "Trino",
                    ConnectorKind.JDBC,
                    "trino",
                    "Tables and views of one Trino catalog.",
                    "SELECT on the tables, by Trino's access control rules or by the catalog's own grants.",
                    """
                    GRANT SELECT ON SCHEMA {{catalog}}.{{schema}} TO USER "{{user}}";
                    """,
                    CAPABILITIES,
                    "docs/connectors/trino.md",
                    false,
                    Field.form(
                            List.of(
                                    JdbcFields.host("trino.example.org"),
                                    JdbcFields.port(443),
                                    catalog(),
                                    JdbcFields.schema("One schema. Left empty: every schema of the catalog."),
                                    JdbcFields.tls(
                                            "verify-full",
                                            JdbcFields.TLS_OFF,
                                            JdbcFields.TLS_REQUIRE,
                                            JdbcFields.TLS_VERIFY_CA,
                                            JdbcFields.TLS_VERIFY_FULL),
                                    JdbcFields.authentication(
                                            new Choice("password", "User and password (needs TLS)"),
                                            new Choice("jwt", "Access token (needs TLS)"),
                                            new Choice("none", "User name only")),
                                    JdbcFields.user("User to run queries as."),
                                    JdbcFields.password().shownWhen("authentication", "password"),
                                    Field.secret("accessToken", "Access token", JdbcFields.SEALED)
                                            .required()
                                            .shownWhen("authentication", "jwt")
                                            .in(JdbcFields.LOGIN)),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000)),
                    DriverSpec.bundled(DRIVER, "io.trino:trino-jdbc", "Apache-2.0; https://trino.io/download")),
            TrinoConnector::address);

    private TrinoConnector() {}

    static Field catalog() {
        return Field.text("catalog", "Catalog", Grammar.CATALOG, "Catalog whose schemas are read.")
                .such("hive")
                .required()
                .bindsSecrets()
                .in(JdbcFields.CONNECTION);
    }

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        String catalog = fields.text("catalog");
        AddressDraft draft = new AddressDraft()
                .dials(server)
                .database(catalog)
                .with("user", fields.text("user"))
                .with("source", AddressDraft.APPLICATION);
        if (fields.is("authentication", "password")) {
            draft.secret("password", "password");
        } else if (fields.is("authentication", "jwt")) {
            draft.secret("accessToken", "accessToken");
        }
        switch (fields.text("sslMode")) {
            case "disable" -> draft.with("SSL", "false");
            case "require" -> draft.with("SSL", "true").with("SSLVerification", "NONE");
            case "verify-ca" -> draft.with("SSL", "true").with("SSLVerification", "CA");
            default -> draft.with("SSL", "true").with("SSLVerification", "FULL");
        }
        return draft.at(DRIVER, "jdbc:trino://" + server.authority() + "/" + AddressDraft.percentEncoded(catalog));
    }
}
