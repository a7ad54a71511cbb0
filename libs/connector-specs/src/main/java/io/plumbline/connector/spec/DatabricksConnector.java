package io.plumbline.connector.spec;

import java.util.List;

/** Databricks SQL warehouses and clusters, by token or by a service principal's client credentials. */
final class DatabricksConnector {

    private static final String DRIVER = "com.databricks.client.jdbc.Driver";
    private static final String TOKEN = "token";
    private static final String CLIENT_CREDENTIALS = "oauth-m2m";

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "databricks",
                    "Databricks",
                    "Tables and views of one Databricks catalog, computed by a SQL warehouse or a cluster.",
                    Rights.of(
                            "CAN USE on the warehouse, USE CATALOG, USE SCHEMA and SELECT on what is to be read.", """
                            GRANT USE CATALOG ON CATALOG `{{catalog}}` TO `<user or service principal>`;
                            GRANT USE SCHEMA ON CATALOG `{{catalog}}` TO `<user or service principal>`;
                            GRANT SELECT ON CATALOG `{{catalog}}` TO `<user or service principal>`;
                            """),
                    TrinoConnector.CAPABILITIES,
                    DriverSpec.bundled(
                            DRIVER,
                            "com.databricks:databricks-jdbc",
                            "Apache-2.0; https://docs.databricks.com/integrations/jdbc-oss/"),
                    Field.form(
                            List.of(
                                    JdbcFields.host("dbc-a1b2c3d4-e5f6.cloud.databricks.com"),
                                    JdbcFields.port(443),
                                    Field.text(
                                                    "httpPath",
                                                    "HTTP path",
                                                    Grammar.HTTP_PATH,
                                                    "From the connection details of the warehouse or cluster.")
                                            .such("/sql/1.0/warehouses/a1b2c3d4e5f67890")
                                            .required()
                                            .bindsSecrets()
                                            .in(JdbcFields.CONNECTION),
                                    Field.text("catalog", "Catalog", Grammar.NAME, "Catalog whose schemas are read.")
                                            .such("main")
                                            .required()
                                            .bindsSecrets()
                                            .in(JdbcFields.CONNECTION),
                                    JdbcFields.schema("One schema. Left empty: every schema of the catalog.")),
                            List.of(
                                    JdbcFields.authentication(
                                            new Choice(TOKEN, "Personal access token"),
                                            new Choice(CLIENT_CREDENTIALS, "Service principal (OAuth)")),
                                    JdbcFields.secret("token", "Token").shownWhen("authentication", TOKEN),
                                    Field.text("clientId", "Client id", Grammar.NAME, "Id of the service principal.")
                                            .required()
                                            .bindsSecrets()
                                            .shownWhen("authentication", CLIENT_CREDENTIALS)
                                            .in(JdbcFields.LOGIN),
                                    JdbcFields.secret("clientSecret", "Client secret")
                                            .shownWhen("authentication", CLIENT_CREDENTIALS)),
                            JdbcFields.contents(),
                            JdbcFields.reading(10_000))),
            DatabricksConnector::address);

    private DatabricksConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        AddressDraft draft = new AddressDraft()
                .dials(server)
                .database(fields.text("catalog"))
                .with("httpPath", fields.text("httpPath"))
                .with("ssl", "1")
                .with("ConnCatalog", fields.text("catalog"))
                .withField("ConnSchema", fields, "schema")
                .with("UserAgentEntry", AddressDraft.APPLICATION)
                .with("SocketTimeout", AddressDraft.socketTimeoutSeconds(fields))
                .with("EnableTelemetry", "0")
                // Results through the server itself, not from hosts of cloud storage that no policy could check.
                .with("EnableQueryResultDownload", "0")
                .with("LogLevel", "OFF");
        if (fields.is("authentication", TOKEN)) {
            draft.with("AuthMech", "3").with("UID", "token").secret("token", "PWD");
        } else {
            draft.with("AuthMech", "11")
                    .with("Auth_Flow", "1")
                    .with("OAuth2ClientId", fields.text("clientId"))
                    .secret("clientSecret", "OAuth2Secret");
        }
        return draft.at(DRIVER, "jdbc:databricks://" + server.authority());
    }
}
