package io.plumbline.connectors.jdbc;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.Causes;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** Turns what the driver, the network or Spark throws into a failure with words of our own. */
final class SqlFailures {

    private SqlFailures() {}

    static SourceException explain(Throwable thrown, JdbcAddress address) {
        Optional<SourceException> common = Causes.common(thrown);
        if (common.isPresent()) {
            return common.get();
        }
        Optional<SourceException> network = network(thrown, address);
        if (network.isPresent()) {
            return network.get();
        }
        return Causes.find(thrown, SQLException.class)
                .map(e -> sql(e, address))
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
                boolean late = String.valueOf(t.getMessage()).contains("timed out");
                return late
                        ? failed(SourceFailure.CONNECT_TIMEOUT, where + " did not answer", "a server", thrown)
                        : failed(
                                SourceFailure.CONNECTION_REFUSED,
                                where + " refused the connection",
                                "a server that listens there",
                                thrown);
            } else if (t instanceof SocketTimeoutException) {
                boolean dialling =
                        String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
                return failed(
                        dialling ? SourceFailure.CONNECT_TIMEOUT : SourceFailure.CONNECTION_LOST,
                        where + " did not answer in time",
                        "an answer within the time limit",
                        thrown);
            }
        }
        return Optional.empty();
    }

    private static SourceException sql(SQLException e, JdbcAddress address) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String said = said(e);
        String family = state.length() >= 2 ? state.substring(0, 2) : "";
        if (family.equals("28")) {
            return tlsDemanded(said)
                    ? of(SourceFailure.TLS_FAILED, said, "another TLS setting", e)
                    : of(SourceFailure.CREDENTIALS_REJECTED, said, "a user and password that may log in", e);
        }
        return switch (state) {
            case "3D000" ->
                of(SourceFailure.DATABASE_NOT_FOUND, "database: " + address.database(), "one that exists there", e);
            case "3F000" -> of(SourceFailure.SCHEMA_NOT_FOUND, said, "a schema that exists", e);
            case "42P01", "42703" ->
                of(SourceFailure.CONTAINER_GONE, said, "tables and columns as they were catalogued", e);
            case "42501" -> of(SourceFailure.PERMISSION_DENIED, said, "SELECT on it and USAGE on its schema", e);
            case "55000" -> of(SourceFailure.CONTAINER_NOT_READY, said, "a view that has been filled", e);
            case "25006" -> of(SourceFailure.WRITE_REFUSED, said, "a view that only reads", e);
            case "57014" ->
                said.contains("statement timeout")
                        ? of(SourceFailure.STATEMENT_TIMEOUT, said, "an answer within statementTimeoutSeconds", e)
                        : of(SourceFailure.CANCELLED, said, "a read that is not cancelled", e);
            case "57P03" -> of(SourceFailure.SERVER_NOT_READY, said, "a server that has started", e);
            case "57P01", "57P02" -> of(SourceFailure.CONNECTION_LOST, said, "a server that stays up", e);
            default -> byFamily(family, said, e);
        };
    }

    private static SourceException byFamily(String family, String said, SQLException e) {
        return switch (family) {
            case "08" ->
                said.contains("SSL")
                        ? of(SourceFailure.TLS_FAILED, said, "a server that offers TLS, or sslMode prefer", e)
                        : of(SourceFailure.CONNECTION_LOST, said, "a connection that holds", e);
            case "53" -> of(SourceFailure.TOO_MANY_CONNECTIONS, said, "a server with room for a connection", e);
            case "22" -> of(SourceFailure.VALUE_UNREADABLE, said, "values of the column's type", e);
            default -> of(SourceFailure.INTERNAL, said + " [" + e.getSQLState() + "]", "a statement that runs", e);
        };
    }

    /** The server's own primary message (it names objects, not values), or the driver's first line. */
    private static String said(SQLException e) {
        if (e instanceof PSQLException server) {
            ServerErrorMessage message = server.getServerErrorMessage();
            if (message != null && message.getMessage() != null) {
                return message.getMessage();
            }
        }
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
        return first.replaceAll("(?i)jdbc:\\S+", "the database");
    }

    private static boolean tlsDemanded(String said) {
        return said.contains("pg_hba.conf") && said.contains("encryption");
    }

    private static Optional<SourceException> failed(SourceFailure code, String what, String expected, Throwable cause) {
        return Optional.of(of(code, what, expected, cause));
    }

    private static SourceException of(SourceFailure code, String what, String expected, Throwable cause) {
        return new SourceException(code, what + " (expected: " + expected + ")", cause);
    }
}
