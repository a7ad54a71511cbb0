package io.plumbline.connector.spec;

import java.util.List;

/**
 * Any other database whose driver takes {@code jdbc:name://host:port/database}. There is no free-form URL and no property
 * but user and password; engines that run inside the process, and those that have a connector of their own, are refused.
 */
final class GenericJdbcConnector {

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                            "generic-jdbc",
                            "Generic JDBC",
                            "Tables and views of a database that has no connector of its own, by a driver that the operator adds.",
                            Rights.inWords("The right to connect and to SELECT from the tables that are to be read."),
                            List.of(Capability.READS_CHOSEN_COLUMNS, Capability.READS_VIEWS),
                            DriverSpec.dropped(
                                    null,
                                    "the database vendor's JDBC driver",
                                    "Whatever jar holds the class that the field driverClass names."),
                            Field.form(
                                    List.of(
                                            Field.text(
                                                            "driverClass",
                                                            "Driver class",
                                                            Grammar.DRIVER_CLASS,
                                                            "Class of the driver, from a jar in the driver folder.")
                                                    .such("com.vertica.jdbc.Driver")
                                                    .required()
                                                    .bindsSecrets()
                                                    .in(JdbcFields.CONNECTION),
                                            Field.text(
                                                            "subprotocol",
                                                            "Subprotocol",
                                                            Grammar.SUBPROTOCOL,
                                                            "The word after jdbc: in the driver's URLs.")
                                                    .such("vertica")
                                                    .required()
                                                    .bindsSecrets()
                                                    .in(JdbcFields.CONNECTION),
                                            Field.choice(
                                                            "urlShape",
                                                            "URL",
                                                            "How the driver's URLs look.",
                                                            new Choice(
                                                                    "host-port-database",
                                                                    "jdbc:subprotocol://host:port/database"),
                                                            new Choice("host-port", "jdbc:subprotocol://host:port"))
                                                    .otherwise("host-port-database")
                                                    .in(JdbcFields.CONNECTION),
                                            JdbcFields.host("db.example.org"),
                                            Field.integer("port", "Port", 1, 65_535, "TCP port of the server.")
                                                    .required()
                                                    .bindsSecrets()
                                                    .in(JdbcFields.CONNECTION),
                                            JdbcFields.database(Grammar.PLAIN_NAME, "Database to connect to.")
                                                    .shownWhen("urlShape", "host-port-database"),
                                            JdbcFields.schema("One schema. Left empty: whatever the driver lists."),
                                            JdbcFields.user("Account to log in as."),
                                            JdbcFields.optionalSecret("password", "Password")),
                                    JdbcFields.contents(),
                                    JdbcFields.reading(1000)))
                    .forAdministrators(),
            GenericJdbcConnector::address);

    private GenericJdbcConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        AddressDraft draft = new AddressDraft()
                .dials(server)
                .with("user", fields.text("user"))
                .secret("password", "password");
        String url = "jdbc:" + fields.text("subprotocol") + "://" + server.authority();
        if (fields.is("urlShape", "host-port-database")) {
            draft.database(fields.text("database"));
            url += "/" + fields.text("database");
        }
        return draft.at(fields.text("driverClass"), url);
    }
}
