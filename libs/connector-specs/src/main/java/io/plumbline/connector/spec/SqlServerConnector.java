package io.plumbline.connector.spec;

import java.util.ArrayList;
import java.util.List;

/** Microsoft SQL Server and the two services that speak its protocol: Azure Synapse and Microsoft Fabric. */
final class SqlServerConnector {

    private static final String DRIVER = "com.microsoft.sqlserver.jdbc.SQLServerDriver";
    private static final String PASSWORD = "password";
    private static final String SERVICE_PRINCIPAL = "service-principal";

    private static final Rights RIGHTS =
            Rights.of("CONNECT to the database, SELECT and VIEW DEFINITION on the schema.", """
            CREATE USER [{{user}}] FOR LOGIN [{{user}}];
            GRANT CONNECT TO [{{user}}];
            GRANT SELECT ON SCHEMA::[{{schema}}] TO [{{user}}];
            GRANT VIEW DEFINITION ON SCHEMA::[{{schema}}] TO [{{user}}];
            """);

    private static final List<Capability> CAPABILITIES = List.of(
            Capability.LISTS_DATABASES,
            Capability.LISTS_SCHEMAS,
            Capability.COUNTS_ROWS_CHEAPLY,
            Capability.READS_IN_PARALLEL,
            Capability.READS_CHOSEN_COLUMNS,
            Capability.READS_VIEWS);

    private static final DriverSpec DRIVER_SPEC = DriverSpec.bundled(
            DRIVER,
            "com.microsoft.sqlserver:mssql-jdbc",
            "MIT; https://learn.microsoft.com/sql/connect/jdbc/. Service principals need com.microsoft.azure:msal4j beside it.");

    static final JdbcConnector SQL_SERVER = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "sqlserver",
                    "Microsoft SQL Server",
                    "Tables and views of one SQL Server or Azure SQL database.",
                    RIGHTS,
                    CAPABILITIES,
                    DRIVER_SPEC,
                    fields(
                            "sql.example.org",
                            List.of(JdbcFields.tls(
                                    "verify-full",
                                    JdbcFields.TLS_OFF,
                                    JdbcFields.TLS_REQUIRE,
                                    JdbcFields.TLS_VERIFY_FULL,
                                    new Choice("strict", "Required from the first byte (TDS 8), host name checked"))),
                            passwordOrPrincipal())),
            SqlServerConnector::address);

    static final JdbcConnector SYNAPSE = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "synapse",
                    "Azure Synapse",
                    "Tables and views of one Synapse SQL pool, dedicated or serverless.",
                    RIGHTS,
                    CAPABILITIES,
                    DRIVER_SPEC,
                    fields("workspace.sql.azuresynapse.net", List.of(), passwordOrPrincipal())),
            SqlServerConnector::address);

    static final JdbcConnector FABRIC = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "fabric",
                    "Microsoft Fabric",
                    "Tables and views of one Fabric warehouse or lakehouse, through its SQL analytics endpoint.",
                    Rights.of(
                            "The tenant lets service principals use Fabric APIs; the principal has Read and ReadData on the item.",
                            """
                            GRANT CONNECT TO [{{clientId}}];
                            GRANT SELECT ON SCHEMA::[{{schema}}] TO [{{clientId}}];
                            """),
                    CAPABILITIES,
                    DRIVER_SPEC,
                    fields("abc123.datawarehouse.fabric.microsoft.com", List.of(), principal())),
            SqlServerConnector::address);

    private SqlServerConnector() {}

    private static List<FieldSpec> fields(String exampleHost, List<Field> tls, List<Field> login) {
        List<Field> connection = new ArrayList<>(List.of(
                JdbcFields.host(exampleHost),
                JdbcFields.port(1433),
                JdbcFields.database(Grammar.CATALOG, "Database to connect to."),
                JdbcFields.schema("One schema, such as dbo. Left empty: every schema but the system's own.")));
        connection.addAll(tls);
        return Field.form(connection, login, JdbcFields.contents(), JdbcFields.reading(1000));
    }

    private static List<Field> passwordOrPrincipal() {
        List<Field> login = new ArrayList<>(List.of(
                JdbcFields.authentication(
                        new Choice(PASSWORD, "User and password"),
                        new Choice(SERVICE_PRINCIPAL, "Microsoft Entra service principal")),
                JdbcFields.user("Login of the server or user of the database.").shownWhen("authentication", PASSWORD),
                JdbcFields.password().shownWhen("authentication", PASSWORD)));
        principal().forEach(field -> login.add(field.shownWhen("authentication", SERVICE_PRINCIPAL)));
        return login;
    }

    /** The tenant is not asked for: the server names its own when a principal logs in. */
    private static List<Field> principal() {
        return List.of(
                Field.text("clientId", "Client id", Grammar.UUID, "Application id of the service principal.")
                        .required()
                        .bindsSecrets()
                        .in(JdbcFields.LOGIN),
                JdbcFields.secret("clientSecret", "Client secret"));
    }

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        long timeout = fields.number("statementTimeoutSeconds");
        AddressDraft draft = new AddressDraft()
                .dials(server)
                .database(fields.text("database"))
                .with("databaseName", fields.text("database"))
                .with("applicationName", AddressDraft.APPLICATION)
                .with("applicationIntent", "ReadOnly")
                .with("loginTimeout", AddressDraft.LOGIN_TIMEOUT_SECONDS)
                .with("queryTimeout", timeout)
                .with("socketTimeout", AddressDraft.socketTimeoutSeconds(fields) * 1000)
                .with("integratedSecurity", "false")
                .with("useDefaultJaasConfig", "false")
                .with("columnEncryptionSetting", "Disabled");
        if (fields.find("clientId").isPresent()) {
            draft.dials("login.microsoftonline.com", 443)
                    .with("authentication", "ActiveDirectoryServicePrincipal")
                    .with("user", fields.text("clientId"))
                    .secret("clientSecret", "password");
        } else {
            // Without "authentication": that would make the driver insist on TLS, whatever the form says.
            draft.with("user", fields.text("user")).secret("password", "password");
        }
        switch (fields.find("sslMode").orElse("verify-full")) {
            case "disable" -> draft.with("encrypt", "false").with("trustServerCertificate", "false");
            case "require" -> draft.with("encrypt", "true").with("trustServerCertificate", "true");
            case "strict" -> draft.with("encrypt", "strict").with("trustServerCertificate", "false");
            default -> draft.with("encrypt", "true").with("trustServerCertificate", "false");
        }
        if (server.host().indexOf(':') >= 0) { // the driver's URLs can't hold an IPv6 address
            return draft.with("serverName", server.host())
                    .with("portNumber", server.port())
                    .at(DRIVER, "jdbc:sqlserver://");
        }
        return draft.at(DRIVER, "jdbc:sqlserver://" + server.authority());
    }
}
