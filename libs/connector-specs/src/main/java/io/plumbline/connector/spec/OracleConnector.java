package io.plumbline.connector.spec;

import java.util.List;

/** Oracle through the thin driver: a host, a port and a service or SID; no descriptor, alias, directory or wallet. */
final class OracleConnector {

    private static final String DRIVER = "oracle.jdbc.OracleDriver";

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "oracle",
                    "Oracle Database",
                    "Tables, views and materialized views of one Oracle service.",
                    Rights.of("CREATE SESSION, and SELECT on each table and view that is to be read.", """
                            GRANT CREATE SESSION TO {{user}};
                            BEGIN
                              FOR t IN (SELECT owner, object_name FROM all_objects
                                         WHERE owner = '{{schema}}' AND object_type IN ('TABLE', 'VIEW')) LOOP
                                EXECUTE IMMEDIATE
                                  'GRANT SELECT ON "' || t.owner || '"."' || t.object_name || '" TO {{user}}';
                              END LOOP;
                            END;
                            /
                            """),
                    List.of(
                            Capability.LISTS_SCHEMAS,
                            Capability.COUNTS_ROWS_CHEAPLY,
                            Capability.READS_IN_PARALLEL,
                            Capability.READS_CHOSEN_COLUMNS,
                            Capability.READS_VIEWS),
                    DriverSpec.bundled(
                            DRIVER,
                            "com.oracle.database.jdbc:ojdbc11",
                            "Oracle Free Use Terms and Conditions; https://www.oracle.com/database/technologies/appdev/jdbc.html"),
                    Field.form(
                            List.of(
                                    JdbcFields.host("oracle.example.org"),
                                    JdbcFields.port(1521),
                                    Field.choice(
                                                    "connectBy",
                                                    "Connect by",
                                                    "What the listener knows the database by.",
                                                    new Choice("service", "Service name"),
                                                    new Choice("sid", "SID"))
                                            .otherwise("service")
                                            .bindsSecrets()
                                            .in(JdbcFields.CONNECTION),
                                    Field.text("service", "Service name", Grammar.PLAIN_NAME, "Service to ask for.")
                                            .such("orclpdb1.example.org")
                                            .required()
                                            .bindsSecrets()
                                            .shownWhen("connectBy", "service")
                                            .in(JdbcFields.CONNECTION),
                                    Field.text("sid", "SID", Grammar.PLAIN_NAME, "Instance to ask for.")
                                            .such("ORCL")
                                            .required()
                                            .bindsSecrets()
                                            .shownWhen("connectBy", "sid")
                                            .in(JdbcFields.CONNECTION),
                                    JdbcFields.schema(
                                            "One schema, as the dictionary spells it. Empty: all but the system's."),
                                    JdbcFields.tls("disable", JdbcFields.TLS_OFF, JdbcFields.TLS_VERIFY_FULL)
                                            .shownWhen("connectBy", "service"),
                                    JdbcFields.user("Account to log in as."),
                                    JdbcFields.password()),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000))),
            OracleConnector::address);

    private OracleConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        String name = fields.find("service").orElseGet(() -> fields.text("sid"));
        AddressDraft draft = new AddressDraft()
                .dials(server)
                .database(name)
                .with("user", fields.text("user"))
                .secret("password", "password")
                .with("oracle.net.CONNECT_TIMEOUT", AddressDraft.CONNECT_TIMEOUT_SECONDS * 1000L)
                .with("oracle.jdbc.ReadTimeout", AddressDraft.socketTimeoutSeconds(fields) * 1000)
                .with("v$session.program", AddressDraft.APPLICATION)
                .with("oracle.jdbc.mapDateToTimestamp", "true");
        if (fields.is("connectBy", "sid")) {
            return draft.at(DRIVER, "jdbc:oracle:thin:@" + server.authority() + ":" + name);
        }
        if (fields.is("sslMode", "verify-full")) {
            return draft.with("oracle.net.ssl_server_dn_match", "true")
                    .at(DRIVER, "jdbc:oracle:thin:@tcps://" + server.authority() + "/" + name);
        }
        return draft.at(DRIVER, "jdbc:oracle:thin:@//" + server.authority() + "/" + name);
    }
}
