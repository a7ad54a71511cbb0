package io.plumbline.connectors.jdbc;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.StartValue;
import io.plumbline.connectors.jdbc.dial.PolicySocketFactory;

/** MySQL and MariaDB servers, by either of their drivers. */
final class MysqlDialect implements Dialect {

    private static final int LOCK_WAIT_SECONDS = 60;

    private static final FailureCodes CODES = new FailureCodes()
            .on(SourceFailure.CREDENTIALS_REJECTED, 1045, 1698, 1820, 1862, 3118, 3955, 4151)
            .on(SourceFailure.PERMISSION_DENIED, 1044, 1142, 1143, 1227, 1345, 1370)
            .on(SourceFailure.DATABASE_NOT_FOUND, 1049)
            .on(SourceFailure.CONTAINER_GONE, 1146, 1054, 1051)
            .on(SourceFailure.CONTAINER_NOT_READY, 1356, 1449)
            .on(SourceFailure.TOO_MANY_CONNECTIONS, 1040, 1129, 1203, 1226)
            .on(SourceFailure.STATEMENT_TIMEOUT, 1205, 1969, 3024)
            .on(SourceFailure.CANCELLED, 1317)
            .on(SourceFailure.WRITE_REFUSED, 1290, 1792, 1836)
            .on(SourceFailure.SERVER_NOT_READY, 1053, 1079)
            .on(SourceFailure.TLS_FAILED, 1275, 3159, 4150)
            .on(SourceFailure.CONNECTION_LOST, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013, 4031);

    private final String product;
    private final boolean mariadbDriver;

    private MysqlDialect(String product, boolean mariadbDriver) {
        this.product = product;
        this.mariadbDriver = mariadbDriver;
    }

    static MysqlDialect mysql() {
        return new MysqlDialect("MySQL", false);
    }

    static MysqlDialect mariadb() {
        return new MysqlDialect("MariaDB", true);
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public Metadata metadata(Connection connection) {
        return new MysqlMetadata(connection);
    }

    @Override
    public String quoted(String name) {
        return quote(name);
    }

    static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    public String limited(String list, String table, long rows) {
        return "SELECT " + list + " FROM " + table + " LIMIT " + rows;
    }

    @Override
    public Map<String, String> properties(EgressPolicy egress) {
        return mariadbDriver
                ? Map.of("socketFactory", PolicySocketFactory.class.getName())
                : Map.of(
                        "socketFactory", DriverLoader.MYSQL_SOCKETS,
                        "connectionTimeZone", "UTC",
                        "zeroDateTimeBehavior", "CONVERT_TO_NULL",
                        "tinyInt1isBit", "false",
                        "yearIsDateType", "false",
                        // A name may hold what looks like an escape, of JDBC's or by a backslash, which this driver
                        // would follow.
                        "processEscapeCodesForPrepStmts", "false",
                        "sessionVariables", "sql_mode=CONCAT(@@sql_mode,',NO_BACKSLASH_ESCAPES')");
    }

    @Override
    public boolean sameMeaning(Driver driver, JdbcAddress address) {
        String host = address.host();
        try {
            if (mariadbDriver) {
                Object parsed = DriverView.callStatic(driver, "org.mariadb.jdbc.Configuration", "parse", address.url());
                List<?> hosts = (List<?>) DriverView.call(parsed, "addresses");
                return hosts.size() == 1
                        && bare(String.valueOf(DriverView.field(hosts.get(0), "host")))
                                .equals(host)
                        && DriverView.field(hosts.get(0), "port").equals(address.port())
                        && String.valueOf(DriverView.call(parsed, "database")).equals(address.database());
            }
            Object parsed = DriverView.callStatic(
                    driver,
                    "com.mysql.cj.conf.ConnectionUrl",
                    "getConnectionUrlInstance",
                    address.url(),
                    new Properties());
            List<?> hosts = (List<?>) DriverView.call(parsed, "getHostsList");
            return hosts.size() == 1
                    && bare(String.valueOf(DriverView.call(hosts.get(0), "getHost")))
                            .equals(host)
                    && DriverView.call(hosts.get(0), "getPort").equals(address.port())
                    && String.valueOf(DriverView.call(parsed, "getDatabase")).equals(address.database());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The session's own settings, since neither driver has properties for all of it. */
    @Override
    public void prepare(Connection connection, int statementTimeoutSeconds) throws SQLException {
        String timeout = isMariadb(connection)
                ? "max_statement_time = " + statementTimeoutSeconds
                : "max_execution_time = " + statementTimeoutSeconds * 1000L;
        try (Statement set = connection.createStatement()) {
            set.execute("SET SESSION TRANSACTION READ ONLY");
            set.execute("SET SESSION " + timeout + ", SESSION lock_wait_timeout = " + LOCK_WAIT_SECONDS
                    + ", SESSION time_zone = '+00:00'");
        }
        connection.setReadOnly(true);
    }

    @Override
    public boolean driverTimesOut() {
        return false;
    }

    static boolean isMariadb(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }

    @Override
    public String bounded(String column, SplitKind kind) {
        return kind == SplitKind.WHOLE ? "" : column + " >= '0001-01-01'";
    }

    @Override
    public String literal(BigInteger edge, SplitKind kind) {
        return switch (kind) {
            case WHOLE -> edge.toString();
            case DATE -> "DATE'" + Splits.day(edge) + "'";
            case LOCAL_TIME, INSTANT -> "TIMESTAMP'" + Splits.sql(edge) + "'";
        };
    }

    /** The session's zone is UTC, and so is what a column of moments is compared with. */
    @Override
    public Optional<String> literal(StartValue value) {
        if (value instanceof StartValue.OfNumber number) {
            return Optional.of(number.value().toPlainString());
        } else if (value instanceof StartValue.OfDay day) {
            return Optional.of("DATE'" + day.value() + "'");
        } else if (value instanceof StartValue.OfClock clock) {
            return Optional.of("TIMESTAMP'" + Literals.time(clock.value()) + "'");
        }
        return Optional.of("TIMESTAMP'" + Literals.time(((StartValue.OfMoment) value).utc()) + "'");
    }

    @Override
    public Optional<SourceException> explain(SQLException e, JdbcAddress address) {
        return CODES.explain(e, address, grant(quote(String.valueOf(address.database())) + ".*") + " TO the user");
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
