package io.plumbline.connector.spec;

import java.util.List;
import java.util.Locale;

/** Teradata. Its driver takes parameters from the URL alone, separated by commas; the grammars keep commas out. */
final class TeradataConnector {

    private static final String DRIVER = "com.teradata.jdbc.TeraDriver";

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "teradata",
                    "Teradata",
                    "Tables and views of one Teradata database.",
                    Rights.of("SELECT on the database, and on the DBC views that list it.", """
                            GRANT SELECT ON "{{database}}" TO "{{user}}";
                            """),
                    List.of(
                            Capability.LISTS_DATABASES,
                            Capability.READS_IN_PARALLEL,
                            Capability.READS_CHOSEN_COLUMNS,
                            Capability.READS_VIEWS),
                    DriverSpec.dropped(
                            DRIVER,
                            "com.teradata.jdbc:terajdbc",
                            "Teradata's own licence, which does not allow us to pass it on;"
                                    + " https://downloads.teradata.com/download/connectivity/jdbc-driver"),
                    Field.form(
                            List.of(
                                    JdbcFields.host("teradata.example.org"),
                                    JdbcFields.port(1025),
                                    JdbcFields.database(Grammar.PLAIN_NAME, "Database whose tables are read."),
                                    JdbcFields.tls(
                                            "prefer",
                                            JdbcFields.TLS_OFF,
                                            JdbcFields.TLS_PREFER,
                                            JdbcFields.TLS_REQUIRE,
                                            JdbcFields.TLS_VERIFY_CA,
                                            JdbcFields.TLS_VERIFY_FULL),
                                    Field.integer("tlsPort", "TLS port", 1, 65_535, "Where the server speaks TLS.")
                                            .otherwise(443L)
                                            .bindsSecrets()
                                            .shownWhen("sslMode", "prefer", "require", "verify-ca", "verify-full")
                                            .in(JdbcFields.CONNECTION),
                                    JdbcFields.user("Account to log in as."),
                                    JdbcFields.password()),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000))),
            TeradataConnector::address);

    private TeradataConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        String mode = fields.text("sslMode");
        AddressDraft draft = new AddressDraft()
                .dials(server)
                .database(fields.text("database"))
                .with("user", fields.text("user"))
                .secret("password", "password");
        // COP=OFF: otherwise the driver looks for more hosts, named after the first, which nobody has checked.
        String parameters = "DBS_PORT=" + server.port() + ",DATABASE=" + fields.text("database")
                + ",TMODE=ANSI,CHARSET=UTF8,COP=OFF,LOGMECH=TD2,SSLMODE="
                + mode.toUpperCase(Locale.ROOT);
        if (!mode.equals("disable")) {
            int tlsPort = Math.toIntExact(fields.number("tlsPort"));
            draft.dials(server.host(), tlsPort);
            parameters += ",HTTPS_PORT=" + tlsPort;
        }
        return draft.at(DRIVER, "jdbc:teradata://" + server.bracketedHost() + "/" + parameters);
    }
}
