package io.plumbline.connector.spec;

import java.util.List;

/** Presto: one catalog, over HTTP or HTTPS. */
final class PrestoConnector {

    private static final String DRIVER = "com.facebook.presto.jdbc.PrestoDriver";

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "presto",
                    "Presto",
                    "Tables and views of one Presto catalog.",
                    Rights.inWords(
                            "SELECT on the tables, by Presto's access control rules or by the catalog's own grants."),
                    TrinoConnector.CAPABILITIES,
                    DriverSpec.bundled(
                            DRIVER,
                            "com.facebook.presto:presto-jdbc",
                            "Apache-2.0; https://prestodb.io/getting-started"),
                    Field.form(
                            List.of(
                                    JdbcFields.host("presto.example.org"),
                                    JdbcFields.port(8443),
                                    TrinoConnector.catalog(),
                                    JdbcFields.schema("One schema. Left empty: every schema of the catalog."),
                                    JdbcFields.tls("verify-full", JdbcFields.TLS_OFF, JdbcFields.TLS_VERIFY_FULL)),
                            TrinoConnector.login(),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000))),
            PrestoConnector::address);

    private PrestoConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        String catalog = AddressDraft.percentEncoded(fields.text("catalog"));
        return TrinoConnector.draft(fields)
                .with("applicationNamePrefix", AddressDraft.APPLICATION)
                .with("SSL", String.valueOf(!fields.is("sslMode", "disable")))
                .at(DRIVER, "jdbc:presto://" + fields.endpoint().authority() + "/" + catalog);
    }
}
