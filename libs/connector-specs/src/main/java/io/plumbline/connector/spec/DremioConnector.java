package io.plumbline.connector.spec;

import java.util.List;

/** Dremio, software or cloud, through Arrow Flight SQL. */
final class DremioConnector {

    private static final String DRIVER = "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver";

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "dremio",
                    "Dremio",
                    "Datasets of Dremio's sources and spaces, through Arrow Flight SQL.",
                    Rights.of("SELECT on the sources, folders or spaces that are to be read.", """
                            GRANT SELECT ON FOLDER {{schema}} TO USER "{{user}}";
                            """),
                    List.of(
                            Capability.LISTS_SCHEMAS,
                            Capability.READS_IN_PARALLEL,
                            Capability.READS_CHOSEN_COLUMNS,
                            Capability.READS_VIEWS),
                    DriverSpec.bundled(
                            DRIVER,
                            "org.apache.arrow:flight-sql-jdbc-driver",
                            "Apache-2.0; https://arrow.apache.org/java/current/flight_sql_jdbc_driver.html"),
                    Field.form(
                            List.of(
                                    JdbcFields.host("data.dremio.cloud"),
                                    JdbcFields.port(443),
                                    Field.text("project", "Project id", Grammar.UUID, "Only for Dremio Cloud.")
                                            .bindsSecrets()
                                            .in(JdbcFields.CONNECTION),
                                    JdbcFields.schema("One source, space or folder, such as lake.sales. Empty: all."),
                                    JdbcFields.tls(
                                            "verify-full",
                                            JdbcFields.TLS_OFF,
                                            JdbcFields.TLS_REQUIRE,
                                            JdbcFields.TLS_VERIFY_FULL)),
                            List.of(
                                    JdbcFields.authentication(
                                            new Choice("token", "Personal access token"),
                                            new Choice("password", "User and password")),
                                    JdbcFields.secret("token", "Token").shownWhen("authentication", "token"),
                                    JdbcFields.user("User to log in as.").shownWhen("authentication", "password"),
                                    JdbcFields.password().shownWhen("authentication", "password")),
                            JdbcFields.contents(),
                            JdbcFields.reading(10_000))),
            DremioConnector::address);

    private DremioConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        AddressDraft draft = new AddressDraft()
                .dials(server)
                .withField("catalog", fields, "project")
                .with("useEncryption", String.valueOf(!fields.is("sslMode", "disable")))
                .with("disableCertificateVerification", String.valueOf(fields.is("sslMode", "require")))
                .with("useSystemTrustStore", "true");
        fields.find("project").ifPresent(draft::database);
        if (fields.is("authentication", "token")) {
            draft.secret("token", "token");
        } else {
            draft.with("user", fields.text("user")).secret("password", "password");
        }
        return draft.at(DRIVER, "jdbc:arrow-flight-sql://" + server.authority());
    }
}
