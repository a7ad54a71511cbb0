package io.plumbline.connector.spec;

import java.util.List;

/** IBM Db2 for Linux, UNIX and Windows. */
final class Db2Connector {

    private static final String DRIVER = "com.ibm.db2.jcc.DB2Driver";

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "db2",
                    "IBM Db2",
                    "Tables and views of one Db2 database.",
                    Rights.of(
                            "CONNECT, USAGE on the schema, SELECT on its tables and on SYSCAT.SCHEMATA and SYSCAT.TABLES.",
                            """
                            GRANT CONNECT ON DATABASE TO USER {{user}};
                            GRANT SELECTIN ON SCHEMA "{{schema}}" TO USER {{user}};
                            """),
                    List.of(
                            Capability.LISTS_SCHEMAS,
                            Capability.COUNTS_ROWS_CHEAPLY,
                            Capability.READS_IN_PARALLEL,
                            Capability.READS_CHOSEN_COLUMNS,
                            Capability.READS_VIEWS),
                    DriverSpec.dropped(
                            DRIVER,
                            "com.ibm.db2:jcc",
                            "IBM International Program License, which does not allow us to pass it on;"
                                    + " https://www.ibm.com/support/pages/db2-jdbc-driver-versions-and-downloads"),
                    Field.form(
                            List.of(
                                    JdbcFields.host("db2.example.org"),
                                    JdbcFields.port(50_000),
                                    JdbcFields.database(Grammar.PLAIN_NAME, "Database or its alias on the server."),
                                    JdbcFields.schema("One schema; names are upper case. Empty: all but the system's."),
                                    JdbcFields.tls("disable", JdbcFields.TLS_OFF, JdbcFields.TLS_VERIFY_FULL),
                                    JdbcFields.user("Account to log in as."),
                                    JdbcFields.password()),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000))),
            Db2Connector::address);

    private Db2Connector() {}

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        return new AddressDraft()
                .dials(server)
                .database(fields.text("database"))
                .with("user", fields.text("user"))
                .secret("password", "password")
                .with("sslConnection", String.valueOf(fields.is("sslMode", "verify-full")))
                .with("loginTimeout", AddressDraft.LOGIN_TIMEOUT_SECONDS)
                .with("blockingReadConnectionTimeout", AddressDraft.socketTimeoutSeconds(fields))
                .with("clientProgramName", AddressDraft.APPLICATION)
                .with("readOnly", "true")
                .with("retrieveMessagesFromServerOnGetMessage", "true")
                .with("traceLevel", "0")
                .at(DRIVER, "jdbc:db2://" + server.authority() + "/" + fields.text("database"));
    }
}
