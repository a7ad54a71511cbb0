package io.plumbline.connector.spec;

import java.util.List;

/** Amazon Redshift by user and password: no identity plug-in, no profile, no settings file. */
final class RedshiftConnector {

    private static final String DRIVER = "com.amazon.redshift.Driver";

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "redshift",
                    "Amazon Redshift",
                    "Tables, views and materialized views of one Redshift database, read through a read-only connection.",
                    Rights.of("USAGE on the schema, SELECT on its tables and views.", """
                            GRANT USAGE ON SCHEMA "{{schema}}" TO "{{user}}";
                            GRANT SELECT ON ALL TABLES IN SCHEMA "{{schema}}" TO "{{user}}";
                            ALTER DEFAULT PRIVILEGES IN SCHEMA "{{schema}}" GRANT SELECT ON TABLES TO "{{user}}";
                            """),
                    PostgresqlConnector.CAPABILITIES,
                    DriverSpec.bundled(
                            DRIVER,
                            "com.amazon.redshift:redshift-jdbc42",
                            "Apache-2.0; https://docs.aws.amazon.com/redshift/latest/mgmt/jdbc20-install.html"),
                    Field.form(
                            List.of(
                                    JdbcFields.host("cluster.abc123.eu-west-1.redshift.amazonaws.com"),
                                    JdbcFields.port(5439),
                                    JdbcFields.database(Grammar.DATABASE, "Database to connect to."),
                                    JdbcFields.schema("One schema. Left empty: every schema but the system's own."),
                                    JdbcFields.tls(
                                            "verify-full",
                                            JdbcFields.TLS_OFF,
                                            JdbcFields.TLS_VERIFY_CA,
                                            JdbcFields.TLS_VERIFY_FULL),
                                    JdbcFields.user("User to log in as; SELECT is all it needs."),
                                    JdbcFields.password()),
                            JdbcFields.contents(),
                            JdbcFields.reading(1000))),
            RedshiftConnector::address);

    private RedshiftConnector() {}

    private static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        String database = fields.text("database");
        AddressDraft draft = new AddressDraft()
                .dials(server)
                .database(database)
                .with("user", fields.text("user"))
                .secret("password", "password")
                .with("applicationname", AddressDraft.APPLICATION)
                .with("readonly", "true")
                .with("enablemultisqlsupport", "false")
                .with("connecttimeout", AddressDraft.CONNECT_TIMEOUT_SECONDS)
                .with("logintimeout", AddressDraft.LOGIN_TIMEOUT_SECONDS)
                .with("sockettimeout", AddressDraft.socketTimeoutSeconds(fields))
                .with("tcpkeepalive", "true")
                .with("loglevel", "0");
        if (fields.is("sslMode", "disable")) {
            draft.with("ssl", "false");
        } else {
            draft.with("ssl", "true").with("sslmode", fields.text("sslMode"));
        }
        return draft.at(DRIVER, "jdbc:redshift://" + server.authority() + "/" + AddressDraft.percentEncoded(database));
    }
}
