package io.plumbline.connectors.jdbc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.Causes;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** Turns what the driver, the network or Spark throws into a failure with words of our own. */
final class SqlFailures {

    private static final int MAX_WORDS = 500;

    /** gRPC's word for a server that is not there, or no longer. */
    private static final Pattern UNAVAILABLE = Pattern.compile("\\bUNAVAILABLE\\b");

    /** What servers behind HTTP say, whose drivers have no state for it. */
    private static final Pattern REJECTED = Pattern.compile(
            "(?i)authentication failed|unauthenticated|unauthorized|invalid (credentials|token)|validating the login|invalid access token|failed by code: 401");

    private SqlFailures() {}

    static SourceException explain(Throwable thrown, JdbcAddress address, Dialect dialect) {
        Optional<SourceException> common = Causes.common(thrown);
        if (common.isPresent()) {
            return common.get();
        }
        Optional<SourceException> network = network(thrown, address);
        if (network.isPresent()) {
            return network.get();
        }
        return Causes.of(thrown).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(e -> dialect.explain(e, address).stream())
                .findFirst()
                .or(() -> rejected(thrown))
                .or(() -> cut(thrown, address))
                .or(() -> Causes.find(thrown, SQLException.class).map(e -> byState(e, address)))
                .orElseGet(() -> Causes.unexpected(thrown));
    }

    private static Optional<SourceException> network(Throwable thrown, JdbcAddress address) {
        String where = address.host() + ":" + address.port();
        for (Throwable t : Causes.of(thrown)) {
            if (t instanceof UnknownHostException) {
                return failed(SourceFailure.HOST_UNKNOWN, "host: " + address.host(), "a name that resolves", thrown);
            } else if (t instanceof SSLException) {
                return failed(
                        SourceFailure.TLS_FAILED,
                        "TLS with " + where + " failed",
                        "a certificate that can be checked",
                        thrown);
            } else if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
                boolean late = lower(t).contains("timed out");
                return late
                        ? failed(SourceFailure.CONNECT_TIMEOUT, where + " did not answer", "a server", thrown)
                        : failed(
                                SourceFailure.CONNECTION_REFUSED,
                                where + " refused the connection",
                                "a server that listens there",
                                thrown);
            } else if (t instanceof SocketTimeoutException) {
                return failed(
                        lower(t).contains("connect") ? SourceFailure.CONNECT_TIMEOUT : SourceFailure.CONNECTION_LOST,
                        where + " did not answer in time",
                        "an answer within the time limit",
                        thrown);
            }
        }
        return Optional.empty();
    }

    /** Drivers that have no number for it say somewhere that a log-in was rejected. */
    private static Optional<SourceException> rejected(Throwable thrown) {
        boolean said = Causes.of(thrown).stream()
                .anyMatch(t -> REJECTED.matcher(String.valueOf(t.getMessage())).find());
        return said
                ? Causes.find(thrown, SQLException.class).map(e -> of(SourceFailure.CREDENTIALS_REJECTED, said(e), e))
                : Optional.empty();
    }

    /** Drivers that speak HTTP have no number for a talk that was cut short. */
    private static Optional<SourceException> cut(Throwable thrown, JdbcAddress address) {
        return Causes.of(thrown).stream()
                .filter(t -> t instanceof IOException
                        || t instanceof SQLException
                                && UNAVAILABLE
                                        .matcher(String.valueOf(t.getMessage()))
                                        .find())
                .findFirst()
                .map(t -> of(
                        SourceFailure.CONNECTION_LOST,
                        address.host() + ":" + address.port() + " ended the connection",
                        thrown));
    }

    /** By what SQL's standard says, for codes that no dialect knows. */
    private static SourceException byState(SQLException e, JdbcAddress address) {
        String state = e.getSQLState() == null ? "" : e.getSQLState().strip();
        String said = said(e);
        if (e instanceof SQLTimeoutException) {
            return of(SourceFailure.STATEMENT_TIMEOUT, said, e);
        }
        if (e instanceof SQLInvalidAuthorizationSpecException
                || state.startsWith("28")
                || REJECTED.matcher(said).find()) {
            return of(SourceFailure.CREDENTIALS_REJECTED, said, e);
        }
        return switch (state.length() >= 2 ? state.substring(0, 2) : "") {
            case "08" ->
                said.toUpperCase(Locale.ROOT).contains("SSL")
                        ? of(SourceFailure.TLS_FAILED, said, "a server that offers TLS, or another TLS setting", e)
                        : of(SourceFailure.CONNECTION_LOST, said, e);
            case "3D" -> of(SourceFailure.DATABASE_NOT_FOUND, "database: " + address.database(), e);
            case "3F" -> of(SourceFailure.SCHEMA_NOT_FOUND, said, e);
            case "53" -> of(SourceFailure.TOO_MANY_CONNECTIONS, said, e);
            case "22" -> of(SourceFailure.VALUE_UNREADABLE, said, e);
            default ->
                switch (state) {
                    case "42S02", "42S22", "42P01", "42703" -> of(SourceFailure.CONTAINER_GONE, said, e);
                    case "42501" -> of(SourceFailure.PERMISSION_DENIED, said, e);
                    case "HYT00", "HYT01" -> of(SourceFailure.STATEMENT_TIMEOUT, said, e);
                    default ->
                        of(
                                SourceFailure.INTERNAL,
                                said + " [" + state + " " + e.getErrorCode() + "]",
                                "a statement that runs",
                                e);
                };
        };
    }

    /** The first line of the message, without addresses. */
    static String said(SQLException e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
        String clean = first.replaceAll("(?i)jdbc:\\S+", "the database");
        return clean.length() <= MAX_WORDS ? clean : clean.substring(0, MAX_WORDS) + "…";
    }

    static SourceException of(SourceFailure failure, String what, Throwable cause) {
        return of(failure, what, expected(failure), cause);
    }

    static SourceException of(SourceFailure code, String what, String expected, Throwable cause) {
        return new SourceException(code, what + " (expected: " + expected + ")", cause);
    }

    private static String expected(SourceFailure failure) {
        return switch (failure) {
            case CREDENTIALS_REJECTED -> "a user and password that may log in";
            case PERMISSION_DENIED -> "the right to read it";
            case DATABASE_NOT_FOUND -> "one that exists there";
            case SCHEMA_NOT_FOUND -> "a schema that exists";
            case CONTAINER_GONE -> "tables and columns as they were catalogued";
            case CONTAINER_NOT_READY -> "a view that can be read";
            case WRITE_REFUSED -> "a view that only reads";
            case STATEMENT_TIMEOUT -> "an answer within statementTimeoutSeconds";
            case CANCELLED -> "a read that is not cancelled";
            case SERVER_NOT_READY -> "a server that has started";
            case WAREHOUSE_SUSPENDED -> "a warehouse that runs, or one that may resume by itself";
            case CONNECTION_LOST -> "a connection that holds";
            case TOO_MANY_CONNECTIONS -> "a server with room for a connection";
            case TLS_FAILED -> "another TLS setting";
            case VALUE_UNREADABLE -> "values of the column's type";
            default -> "a source that answers";
        };
    }

    private static String lower(Throwable t) {
        return String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static Optional<SourceException> failed(SourceFailure code, String what, String expected, Throwable cause) {
        return Optional.of(of(code, what, expected, cause));
    }
}
