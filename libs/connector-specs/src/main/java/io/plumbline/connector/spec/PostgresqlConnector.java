package io.plumbline.connector.spec;

import java.util.List;

/** PostgreSQL: read-only by the connection's own settings, whatever the role may do. */
final class PostgresqlConnector {

    static final String DRIVER = "org.postgresql.Driver";

    static final String GRANTS = """
            GRANT CONNECT ON DATABASE "{{database}}" TO "{{user}}";
            GRANT USAGE ON SCHEMA "{{schema}}" TO "{{user}}";
            GRANT SELECT ON ALL TABLES IN SCHEMA "{{schema}}" TO "{{user}}";
            ALTER DEFAULT PRIVILEGES IN SCHEMA "{{schema}}" GRANT SELECT ON TABLES TO "{{user}}";
            """;

    static final List<Capability> CAPABILITIES = List.of(
            Capability.LISTS_DATABASES,
            Capability.LISTS_SCHEMAS,
            Capability.COUNTS_ROWS_CHEAPLY,
            Capability.READS_IN_PARALLEL,
            Capability.READS_CHOSEN_COLUMNS,
            Capability.READS_VIEWS);

    static final DriverSpec DRIVER_SPEC = DriverSpec.bundled(
            DRIVER, "org.postgresql:postgresql", "BSD-2-Clause; https://jdbc.postgresql.org/download/");

    static final Rights RIGHTS =
            Rights.of("CONNECT on the database, USAGE on the schema, SELECT on its tables and views.", GRANTS);

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    ConnectorCatalog.POSTGRESQL,
                    "PostgreSQL",
                    "Tables, views and materialized views of one PostgreSQL database, read through a read-only connection.",
                    RIGHTS,
                    CAPABILITIES,
                    DRIVER_SPEC,
                    fields("db.example.org")),
            PostgresqlConnector::address);

    /** TimescaleDB is PostgreSQL with an extension: hypertables are tables there. */
    static final JdbcConnector TIMESCALE = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "timescale",
                    "TimescaleDB",
                    "Tables, hypertables and views of one TimescaleDB database, read through a read-only connection.",
                    RIGHTS,
                    CAPABILITIES,
                    DRIVER_SPEC,
                    fields("timescale.example.org")),
            PostgresqlConnector::address);

    private PostgresqlConnector() {}

    static List<FieldSpec> fields(String exampleHost) {
        return Field.form(
                List.of(
                        JdbcFields.host(exampleHost),
                        JdbcFields.port(5432),
                        JdbcFields.database(Grammar.DATABASE, "Database to connect to."),
                        JdbcFields.schema("One schema. Left empty: every schema but the system's own."),
                        JdbcFields.tls(
                                "prefer",
                                JdbcFields.TLS_OFF,
                                JdbcFields.TLS_PREFER,
                                JdbcFields.TLS_REQUIRE,
                                JdbcFields.TLS_VERIFY_CA,
                                JdbcFields.TLS_VERIFY_FULL),
                        JdbcFields.user("Role to log in as; SELECT is all it needs."),
                        JdbcFields.password()),
                JdbcFields.contents(),
                JdbcFields.reading(1000));
    }

    static JdbcAddress address(CheckedFields fields) {
        Endpoint server = fields.endpoint();
        String database = fields.text("database");
        long timeout = fields.number("statementTimeoutSeconds");
        return new AddressDraft()
                .dials(server)
                .database(database)
                .with("user", fields.text("user"))
                .secret("password", "password")
                .with("sslmode", fields.text("sslMode"))
                .with("ApplicationName", AddressDraft.APPLICATION)
                .with("readOnly", "true")
                .with("readOnlyMode", "always")
                .with("options", "-c default_transaction_read_only=on -c statement_timeout=" + timeout * 1000)
                .with("connectTimeout", AddressDraft.CONNECT_TIMEOUT_SECONDS)
                .with("loginTimeout", AddressDraft.LOGIN_TIMEOUT_SECONDS)
                .with("socketTimeout", AddressDraft.socketTimeoutSeconds(fields))
                .with("tcpKeepAlive", "true")
                .with("logServerErrorDetail", "false")
                .at(DRIVER, "jdbc:postgresql://" + server.authority() + "/" + AddressDraft.percentEncoded(database));
    }
}
