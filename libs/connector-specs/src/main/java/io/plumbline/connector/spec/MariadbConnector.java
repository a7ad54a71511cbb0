package io.plumbline.connector.spec;

import java.util.List;

/** MariaDB through its own driver, with its reading of local files on the server's word switched off. */
final class MariadbConnector {

    private static final String DRIVER = "org.mariadb.jdbc.Driver";

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "mariadb",
                    "MariaDB",
                    "Tables and views of one MariaDB database, read in read-only transactions.",
                    MysqlConnector.RIGHTS,
                    MysqlConnector.CAPABILITIES,
                    DriverSpec.bundled(
                            DRIVER,
                            "org.mariadb.jdbc:mariadb-java-client",
                            "LGPL-2.1-or-later; https://mariadb.com/downloads/connectors/"),
                    Field.form(
                            List.of(
                                    JdbcFields.host("mariadb.example.org"),
                                    JdbcFields.port(3306),
                                    JdbcFields.database(Grammar.DATABASE, "Database whose tables are read."),
                                    JdbcFields.tls(
                                            "disable",
                                            JdbcFields.TLS_OFF,
                                            JdbcFields.TLS_REQUIRE,
                                            JdbcFields.TLS_VERIFY_CA,
                                            JdbcFields.TLS_VERIFY_FULL),
                                    JdbcFields.user("Account to log in as."),
                                    JdbcFields.password()),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000))),
            MariadbConnector::address);

    private MariadbConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        String database = fields.text("database");
        return new AddressDraft()
                .dials(server)
                .database(database)
                .with("user", fields.text("user"))
                .secret("password", "password")
                .with("sslMode", fields.is("sslMode", "require") ? "trust" : fields.text("sslMode"))
                .with("connectTimeout", AddressDraft.CONNECT_TIMEOUT_SECONDS * 1000L)
                .with("socketTimeout", AddressDraft.socketTimeoutSeconds(fields) * 1000)
                .with("tcpKeepAlive", "true")
                .with("connectionAttributes", "program_name:" + AddressDraft.APPLICATION)
                .with("allowLocalInfile", "false")
                .with("allowMultiQueries", "false")
                .with("allowPublicKeyRetrieval", "false")
                // This driver doesn't decode its URL; the grammar keeps everything out that it would take for syntax.
                .at(DRIVER, "jdbc:mariadb://" + server.authority() + "/" + database);
    }
}
