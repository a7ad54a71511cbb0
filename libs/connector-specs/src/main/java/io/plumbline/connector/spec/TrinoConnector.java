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
            ConnectorSpec.jdbc(
                    "trino",
                    "Trino",
                    "Tables and views of one Trino catalog.",
                    Rights.of(
                            "SELECT on the tables, by Trino's access control rules or by the catalog's own grants.",
                            """
                            GRANT SELECT ON SCHEMA {{catalog}}.{{schema}} TO USER "{{user}}";
                            """),
                    CAPABILITIES,
                    DriverSpec.bundled(DRIVER, "io.trino:trino-jdbc", "Apache-2.0; https://trino.io/download"),
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
                                            JdbcFields.TLS_VERIFY_FULL)),
                            login(),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000))),
            TrinoConnector::address);

    private TrinoConnector() {}

    static Field catalog() {
        return Field.text("catalog", "Catalog", Grammar.CATALOG, "Catalog whose schemas are read.")
                .such("hive")
                .required()
                .bindsSecrets()
                .in(JdbcFields.CONNECTION);
    }

    static List<Field> login() {
        return List.of(
                JdbcFields.authentication(
                        new Choice("password", "User and password (needs TLS)"),
                        new Choice("jwt", "Access token (needs TLS)"),
                        new Choice("none", "User name only")),
                JdbcFields.user("User to run queries as."),
                JdbcFields.password().shownWhen("authentication", "password"),
                JdbcFields.secret("accessToken", "Access token").shownWhen("authentication", "jwt"));
    }

    static AddressDraft draft(CheckedFields fields) {
        AddressDraft draft = new AddressDraft()
                .dials(fields.endpoint())
                .database(fields.text("catalog"))
                .with("user", fields.text("user"));
        if (fields.is("authentication", "password")) {
            draft.secret("password", "password");
        } else if (fields.is("authentication", "jwt")) {
            draft.secret("accessToken", "accessToken");
        }
        return draft;
    }

    private static JdbcAddress address(CheckedFields fields) {
        AddressDraft draft = draft(fields).with("source", AddressDraft.APPLICATION);
        switch (fields.text("sslMode")) {
            case "disable" -> draft.with("SSL", "false");
            case "require" -> draft.with("SSL", "true").with("SSLVerification", "NONE");
            case "verify-ca" -> draft.with("SSL", "true").with("SSLVerification", "CA");
            default -> draft.with("SSL", "true").with("SSLVerification", "FULL");
        }
        String catalog = AddressDraft.percentEncoded(fields.text("catalog"));
        return draft.at(DRIVER, "jdbc:trino://" + fields.endpoint().authority() + "/" + catalog);
    }
}
