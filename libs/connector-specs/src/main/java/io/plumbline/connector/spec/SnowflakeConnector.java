package io.plumbline.connector.spec;

import java.util.List;
import java.util.Locale;

/**
 * Snowflake by password or key pair: no browser, no identity provider's URL. Results larger than a page come from the cloud
 * storage of the account's region, whose hosts Snowflake names at that moment; they can't be listed beforehand.
 */
final class SnowflakeConnector {

    private static final String DRIVER = "net.snowflake.client.api.driver.SnowflakeDriver";
    private static final String PASSWORD = "password";
    private static final String KEY_PAIR = "key-pair";

    static final JdbcConnector CONNECTOR = new JdbcConnector(
            ConnectorSpec.jdbc(
                    "snowflake",
                    "Snowflake",
                    "Tables, views and materialized views of one Snowflake database, computed by one warehouse.",
                    Rights.of(
                            "USAGE on the warehouse, the database and the schema, SELECT on its tables and views.",
                            """
                            GRANT USAGE ON WAREHOUSE {{warehouse}} TO ROLE {{role}};
                            GRANT USAGE ON DATABASE {{database}} TO ROLE {{role}};
                            GRANT USAGE ON SCHEMA {{database}}.{{schema}} TO ROLE {{role}};
                            GRANT SELECT ON ALL TABLES IN SCHEMA {{database}}.{{schema}} TO ROLE {{role}};
                            GRANT SELECT ON FUTURE TABLES IN SCHEMA {{database}}.{{schema}} TO ROLE {{role}};
                            GRANT SELECT ON ALL VIEWS IN SCHEMA {{database}}.{{schema}} TO ROLE {{role}};
                            GRANT SELECT ON FUTURE VIEWS IN SCHEMA {{database}}.{{schema}} TO ROLE {{role}};
                            GRANT ROLE {{role}} TO USER {{user}};
                            """),
                    PostgresqlConnector.CAPABILITIES,
                    DriverSpec.bundled(
                            DRIVER,
                            "net.snowflake:snowflake-jdbc",
                            "Apache-2.0; https://docs.snowflake.com/developer-guide/jdbc/jdbc"),
                    Field.form(
                            List.of(
                                    Field.text(
                                                    "account",
                                                    "Account",
                                                    Grammar.SNOWFLAKE_ACCOUNT,
                                                    "Account identifier, without .snowflakecomputing.com.")
                                            .such("myorg-account1")
                                            .required()
                                            .bindsSecrets()
                                            .in(JdbcFields.CONNECTION),
                                    Field.text(
                                                    "host",
                                                    "Host",
                                                    Grammar.HOST,
                                                    "Only for private endpoints. Left empty: the account's own host.")
                                            .bindsSecrets()
                                            .in(JdbcFields.CONNECTION),
                                    JdbcFields.port(443),
                                    name("role", "Role", "Role to take on. Left empty: the user's default."),
                                    name("warehouse", "Warehouse", "Warehouse that computes; the smallest is enough.")
                                            .required(),
                                    JdbcFields.database(Grammar.NAME, "Database whose schemas are read."),
                                    JdbcFields.schema("One schema. Left empty: every schema of the database.")),
                            List.of(
                                    JdbcFields.authentication(
                                            new Choice(KEY_PAIR, "User and key pair"),
                                            new Choice(PASSWORD, "User and password")),
                                    JdbcFields.user("User to log in as."),
                                    JdbcFields.password().shownWhen("authentication", PASSWORD),
                                    JdbcFields.secret("privateKey", "Private key")
                                            .such("-----BEGIN ENCRYPTED PRIVATE KEY-----")
                                            .multiLine()
                                            .shownWhen("authentication", KEY_PAIR),
                                    JdbcFields.optionalSecret("passphrase", "Passphrase of the key")
                                            .shownWhen("authentication", KEY_PAIR)),
                            JdbcFields.contents(),
                            JdbcFields.reading(10_000))),
            SnowflakeConnector::address);

    private SnowflakeConnector() {}

    private static Field name(String name, String label, String help) {
        return Field.text(name, label, Grammar.NAME, help).in(JdbcFields.CONNECTION);
    }

    private static JdbcAddress address(CheckedFields fields) {
        String account = fields.text("account").toLowerCase(Locale.ROOT);
        String host = fields.find("host").isPresent()
                ? fields.host("host")
                : account.replace('_', '-') + ".snowflakecomputing.com";
        Endpoint server = new Endpoint(host, Math.toIntExact(fields.number("port")));
        AddressDraft draft = new AddressDraft()
                .dials(server)
                .database(fields.text("database"))
                .with("account", account)
                .with("user", fields.text("user"))
                .withField("role", fields, "role")
                .with("warehouse", fields.text("warehouse"))
                .with("db", fields.text("database"))
                .withField("schema", fields, "schema")
                .with("application", AddressDraft.APPLICATION)
                .with("ssl", "on")
                .with("loginTimeout", AddressDraft.LOGIN_TIMEOUT_SECONDS)
                .with("networkTimeout", AddressDraft.socketTimeoutSeconds(fields) * 1000)
                .with("queryTimeout", fields.number("statementTimeoutSeconds"))
                .with("MULTI_STATEMENT_COUNT", "1")
                .with("tracing", "OFF");
        if (fields.is("authentication", KEY_PAIR)) {
            draft.with("authenticator", "snowflake_jwt")
                    .secret("privateKey", "private_key_base64")
                    .secret("passphrase", "private_key_pwd");
        } else {
            draft.with("authenticator", "snowflake").secret("password", "password");
        }
        return draft.at(DRIVER, "jdbc:snowflake://" + server.authority() + "/");
    }
}
