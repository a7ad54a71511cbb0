package io.plumbline.connector.spec;

import java.util.List;

/** Apache Hive through HiveServer2. Its driver takes how to connect from the URL alone, so four closed words stand there. */
final class HiveConnector {

    private static final String DRIVER = "org.apache.hive.jdbc.HiveDriver";

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "hive",
                    "Apache Hive",
                    "Tables and views of Hive databases, through HiveServer2.",
                    Rights.of("SELECT on the tables, and read access to their files where Hive impersonates.", """
                            GRANT SELECT ON DATABASE `{{database}}` TO USER `{{user}}`;
                            """),
                    List.of(
                            Capability.LISTS_SCHEMAS,
                            Capability.READS_IN_PARALLEL,
                            Capability.READS_CHOSEN_COLUMNS,
                            Capability.READS_VIEWS),
                    DriverSpec.bundled(
                            DRIVER,
                            "org.apache.hive:hive-jdbc:standalone",
                            "Apache-2.0; https://hive.apache.org/general/downloads/"),
                    Field.form(
                            List.of(
                                    JdbcFields.host("hive.example.org"),
                                    JdbcFields.port(10_000),
                                    JdbcFields.database(Grammar.PLAIN_NAME, "Database whose tables are read.")
                                            .otherwise("default"),
                                    Field.choice(
                                                    "transport",
                                                    "Transport",
                                                    "How HiveServer2 listens.",
                                                    new Choice("binary", "Binary (Thrift)"),
                                                    new Choice("http", "HTTP"))
                                            .otherwise("binary")
                                            .in(JdbcFields.CONNECTION),
                                    Field.text("httpPath", "HTTP path", Grammar.HTTP_PATH, "Path of the endpoint.")
                                            .otherwise("cliservice")
                                            .shownWhen("transport", "http")
                                            .bindsSecrets()
                                            .in(JdbcFields.CONNECTION),
                                    JdbcFields.tls("disable", JdbcFields.TLS_OFF, JdbcFields.TLS_VERIFY_FULL)),
                            List.of(
                                    JdbcFields.authentication(
                                            new Choice("password", "User and password (LDAP, PAM, custom)"),
                                            new Choice("none", "User name only"),
                                            new Choice("no-sasl", "User name only, without SASL")),
                                    JdbcFields.user("User to run queries as."),
                                    JdbcFields.password().shownWhen("authentication", "password")),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000))),
            HiveConnector::address);

    private HiveConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        AddressDraft draft = new AddressDraft()
                .dials(server)
                .database(fields.text("database"))
                .with("user", fields.text("user"));
        if (fields.is("authentication", "password")) {
            draft.secret("password", "password");
        }
        StringBuilder url = new StringBuilder("jdbc:hive2://" + server.authority() + "/" + fields.text("database"));
        if (fields.is("authentication", "no-sasl")) {
            url.append(";auth=noSasl");
        }
        if (fields.is("sslMode", "verify-full")) {
            url.append(";ssl=true");
        }
        fields.find("httpPath")
                .ifPresent(path -> url.append(";transportMode=http;httpPath=").append(path));
        return draft.at(DRIVER, url.toString());
    }
}
