package io.plumbline.connector.spec;

import java.util.List;

/** MySQL through Connector/J: everything that reads files or loads classes on the server's word is off. */
final class MysqlConnector {

    private static final String DRIVER = "com.mysql.cj.jdbc.Driver";

    static final Rights RIGHTS = Rights.of("SELECT and SHOW VIEW on the database.", """
            GRANT SELECT, SHOW VIEW ON `{{database}}`.* TO '{{user}}'@'%';
            """);

    static final List<Capability> CAPABILITIES = List.of(
            Capability.LISTS_DATABASES,
            Capability.COUNTS_ROWS_CHEAPLY,
            Capability.READS_IN_PARALLEL,
            Capability.READS_CHOSEN_COLUMNS,
            Capability.READS_VIEWS);

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "mysql",
                    "MySQL",
                    "Tables and views of one MySQL database, read in read-only transactions.",
                    RIGHTS,
                    CAPABILITIES,
                    DriverSpec.bundled(
                            DRIVER,
                            "com.mysql:mysql-connector-j",
                            "GPL-2.0 with the Universal FOSS Exception; https://dev.mysql.com/downloads/connector/j/"),
                    Field.form(
                            List.of(
                                    JdbcFields.host("mysql.example.org"),
                                    JdbcFields.port(3306),
                                    JdbcFields.database(Grammar.DATABASE, "Database whose tables are read."),
                                    JdbcFields.tls(
                                            "prefer",
                                            JdbcFields.TLS_OFF,
                                            JdbcFields.TLS_PREFER,
                                            JdbcFields.TLS_REQUIRE,
                                            JdbcFields.TLS_VERIFY_CA,
                                            JdbcFields.TLS_VERIFY_FULL),
                                    JdbcFields.user("Account to log in as."),
                                    JdbcFields.password()),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000))),
            MysqlConnector::address);

    private MysqlConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        String database = fields.text("database");
        return new AddressDraft()
                .dials(server)
                .database(database)
                .with("user", fields.text("user"))
                .secret("password", "password")
                .with("sslMode", sslMode(fields.text("sslMode")))
                .with("connectTimeout", AddressDraft.CONNECT_TIMEOUT_SECONDS * 1000L)
                .with("socketTimeout", AddressDraft.socketTimeoutSeconds(fields) * 1000)
                .with("tcpKeepAlive", "true")
                .with("connectionAttributes", "program_name:" + AddressDraft.APPLICATION)
                .with("useCursorFetch", "true")
                .with("allowLoadLocalInfile", "false")
                .with("allowUrlInLocalInfile", "false")
                .with("autoDeserialize", "false")
                .with("allowMultiQueries", "false")
                // Without TLS the password is sent enciphered under a key that the server names: only if TLS was
                // switched off.
                .with("allowPublicKeyRetrieval", String.valueOf(fields.is("sslMode", "disable")))
                .at(DRIVER, "jdbc:mysql://" + server.authority() + "/" + AddressDraft.percentEncoded(database));
    }

    private static String sslMode(String mode) {
        return switch (mode) {
            case "disable" -> "DISABLED";
            case "prefer" -> "PREFERRED";
            case "require" -> "REQUIRED";
            case "verify-ca" -> "VERIFY_CA";
            default -> "VERIFY_IDENTITY";
        };
    }
}
