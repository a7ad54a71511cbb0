package io.plumbline.connectors.jdbc;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.plumbline.connector.spec.Endpoint;
import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers' own error numbers, each in its class. */
class FailureClassesTest {

    private static final JdbcAddress ADDRESS = new JdbcAddress(
            "jdbc:x://db.example.org:1", "X", List.of(new Endpoint("db.example.org", 1)), "sales", Map.of(), Map.of());

    private static SourceException explained(String type, Throwable thrown) {
        return SqlFailures.explain(thrown, ADDRESS, Dialects.of(type));
    }

    @ParameterizedTest
    @CsvSource({
        "mysql,     1045, 28000, CREDENTIALS_REJECTED",
        "mariadb,   1044, 42000, PERMISSION_DENIED",
        "mariadb,   1142, 42000, PERMISSION_DENIED",
        "mysql,     1049, 42000, DATABASE_NOT_FOUND",
        "mysql,     1146, 42S02, CONTAINER_GONE",
        "mysql,     1040, 08004, TOO_MANY_CONNECTIONS",
        "mysql,     3024, HY000, STATEMENT_TIMEOUT",
        "mariadb,   1969, 70100, STATEMENT_TIMEOUT",
        "mariadb,   1792, 25006, WRITE_REFUSED",
        "mysql,     3159, HY000, TLS_FAILED",
        "sqlserver, 18456, S0001, CREDENTIALS_REJECTED",
        "sqlserver, 4060, S0001, DATABASE_NOT_FOUND",
        "sqlserver, 229, S0005, PERMISSION_DENIED",
        "sqlserver, 208, S0002, CONTAINER_GONE",
        "sqlserver, 10928, S0001, TOO_MANY_CONNECTIONS",
        "synapse,   42108, S0001, WAREHOUSE_SUSPENDED",
        "oracle,    1017, 72000, CREDENTIALS_REJECTED",
        "oracle,    28000, 99999, CREDENTIALS_REJECTED",
        "oracle,    1031, 42000, PERMISSION_DENIED",
        "oracle,    942, 42000, CONTAINER_GONE",
        "oracle,    12514, 66000, DATABASE_NOT_FOUND",
        "oracle,    12516, 66000, TOO_MANY_CONNECTIONS",
        "oracle,    1013, 72000, STATEMENT_TIMEOUT",
        "oracle,    1033, 08001, SERVER_NOT_READY",
        "snowflake, 390100, 08001, CREDENTIALS_REJECTED",
        "snowflake, 390144, 08001, CREDENTIALS_REJECTED",
        "snowflake, 3001, 42501, PERMISSION_DENIED",
        "snowflake, 2003, 42S02, CONTAINER_GONE",
        "snowflake, 606, 57P03, WAREHOUSE_SUSPENDED",
        "snowflake, 630, 57014, STATEMENT_TIMEOUT",
        "trino,     4, '', PERMISSION_DENIED",
        "trino,     44, '', DATABASE_NOT_FOUND",
        "trino,     45, '', SCHEMA_NOT_FOUND",
        "presto,    46, '', CONTAINER_GONE",
        "trino,     131075, '', STATEMENT_TIMEOUT",
        "db2,       -4214, 28000, CREDENTIALS_REJECTED",
        "db2,       -551, 42501, PERMISSION_DENIED",
        "redshift,  0, 28000, CREDENTIALS_REJECTED",
        "redshift,  0, 42501, PERMISSION_DENIED",
        "hive,      0, 08S01, CONNECTION_LOST",
        "teradata,  0, 28000, CREDENTIALS_REJECTED"
    })
    void number_isOfItsClass(String type, int code, String state, SourceFailure failure) {
        SourceException e =
                explained(type, new RuntimeException(new SQLException("no\n at secret.Place", state, code)));
        assertThat(e.failure()).isEqualTo(failure);
        assertThat(e.reason()).contains("(expected: ").doesNotContain("secret.Place");
    }

    @Test
    void missingRight_saysTheGrant() {
        assertThat(explained("mysql", new SQLException("denied", "42000", 1142)).reason())
                .isEqualTo("denied (expected: GRANT SELECT ON `sales`.* TO the user)");
        assertThat(explained("snowflake", new SQLException("denied", "42501", 3001))
                        .reason())
                .contains("GRANT SELECT ON it and USAGE on its schema, its database and the warehouse");
        assertThat(explained("sqlserver", new SQLException("denied", "S0005", 229))
                        .reason())
                .contains("db_datareader");
    }

    @Test
    void network_comesBeforeWhatTheDriverMakesOfIt() {
        assertThat(explained("oracle", new SQLException("io", "08006", 17002, new ConnectException("refused")))
                        .failure())
                .isEqualTo(SourceFailure.CONNECTION_REFUSED);
        assertThat(explained("trino", new SQLException("x", new UnknownHostException("db")))
                        .failure())
                .isEqualTo(SourceFailure.HOST_UNKNOWN);
        assertThat(explained("db2", new SQLException("x", new SSLHandshakeException("no")))
                        .failure())
                .isEqualTo(SourceFailure.TLS_FAILED);
        assertThat(explained("hive", new SQLException("x", new SocketTimeoutException("connect timed out")))
                        .failure())
                .isEqualTo(SourceFailure.CONNECT_TIMEOUT);
        assertThat(explained("dremio", new SQLTimeoutException("late")).failure())
                .isEqualTo(SourceFailure.STATEMENT_TIMEOUT);
    }

    @Test
    void words_neverHoldAnAddressWithItsParameters() {
        assertThat(explained("hive", new SQLException("can't open jdbc:hive2://h:1/d;password=s3cret now", "08S01"))
                        .reason())
                .contains("the database")
                .doesNotContain("s3cret");
    }
}
