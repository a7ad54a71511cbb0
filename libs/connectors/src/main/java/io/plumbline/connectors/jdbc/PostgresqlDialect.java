package io.plumbline.connectors.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.ReadOptions.Sample;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.StartValue;
import io.plumbline.connectors.jdbc.dial.DialPolicy;
import io.plumbline.connectors.jdbc.dial.PolicySocketFactory;

/** PostgreSQL, and TimescaleDB which lives inside it. */
final class PostgresqlDialect implements Dialect {

    /** How many ranges of alike many rows the planner's statistics need to tell for each part, lest parts be uneven. */
    private static final int RANGES_PER_PART = 4;

    private final String product;
    private final boolean hypertables;

    private PostgresqlDialect(String product, boolean hypertables) {
        this.product = product;
        this.hypertables = hypertables;
    }

    static PostgresqlDialect postgresql() {
        return new PostgresqlDialect("PostgreSQL", false);
    }

    /** Whose hypertables are sampled after the read: what its own nodes make of TABLESAMPLE differs between versions. */
    static PostgresqlDialect timescale() {
        return new PostgresqlDialect("TimescaleDB", true);
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public Metadata metadata(Connection connection) {
        return new PostgresqlMetadata(connection);
    }

    @Override
    public String quoted(String name) {
        return quote(name);
    }

    static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String limited(String list, String table, long rows) {
        return "SELECT " + list + " FROM " + table + " LIMIT " + rows;
    }

    @Override
    public String grant(String table) {
        return "SELECT on it and USAGE on its schema";
    }

    @Override
    public Map<String, String> properties(EgressPolicy egress) {
        return Map.of(
                "socketFactory", PolicySocketFactory.class.getName(), "socketFactoryArg", DialPolicy.written(egress));
    }

    @Override
    public boolean sameMeaning(Driver driver, JdbcAddress address) {
        @Nullable Properties parsed = org.postgresql.Driver.parseURL(address.url(), new Properties());
        return parsed != null
                && address.endpoints().get(0).bracketedHost().equals(parsed.getProperty("PGHOST"))
                && String.valueOf(address.port()).equals(parsed.getProperty("PGPORT"))
                && String.valueOf(address.database()).equals(parsed.getProperty("PGDBNAME"))
                && parsed.size() == 3;
    }

    /** The address's own properties do it, before the first statement. */
    @Override
    public void prepare(Connection connection, int statementTimeoutSeconds) {}

    /** Only within a transaction does this driver fetch by and by. */
    @Override
    public void prepareReading(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public boolean driverTimesOut() {
        return false;
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public String bounded(String column, SplitKind kind) {
        return kind == SplitKind.WHOLE ? "" : "isfinite(" + column + ")";
    }

    @Override
    public String bound(String aggregate, SplitKind kind) {
        return kind == SplitKind.WHOLE ? aggregate : "floor(extract(epoch FROM " + aggregate + "))::bigint";
    }

    @Override
    public String literal(BigInteger edge, SplitKind kind) {
        return switch (kind) {
            case WHOLE -> edge.toString();
            case DATE -> "(to_timestamp(" + edge + ") AT TIME ZONE 'UTC')::date";
            case LOCAL_TIME -> "(to_timestamp(" + edge + ") AT TIME ZONE 'UTC')";
            case INSTANT -> "to_timestamp(" + edge + ")";
        };
    }

    /** The planner's own: {@code pg_stats} has bounds between which alike many rows lie. */
    @Override
    public List<String> quantiles(Connection connection, Relation relation, Column column, int parts)
            throws SQLException {
        List<String> bounds = new Queries(connection)
                .strings(
                        "SELECT unnest(histogram_bounds::text::text[]) FROM pg_stats"
                                + " WHERE schemaname = ? AND tablename = ? AND attname = ? AND inherited = ?::boolean",
                        relation.table().schema(),
                        relation.table().name(),
                        column.name(),
                        // A partitioned table has no rows but its partitions'.
                        String.valueOf(!relation.partitionedBy().isEmpty()));
        if (bounds.size() < RANGES_PER_PART * parts) {
            return List.of();
        }
        List<String> edges = new ArrayList<>();
        for (int i = 1; i < parts; i++) {
            String bound = bounds.get((int) ((long) i * (bounds.size() - 1) / parts));
            edges.add("'" + bound.replace("'", "''") + "'::" + column.field().declaredType());
        }
        return edges.stream().distinct().toList();
    }

    @Override
    public Optional<String> literal(StartValue value) {
        if (value instanceof StartValue.OfNumber number) {
            return Optional.of(number.value().toPlainString());
        } else if (value instanceof StartValue.OfDay day) {
            return Optional.of("DATE '" + day.value() + "'");
        } else if (value instanceof StartValue.OfClock clock) {
            return Optional.of("TIMESTAMP '" + Literals.time(clock.value()) + "'");
        }
        return Optional.of("TIMESTAMPTZ '" + Literals.time(((StartValue.OfMoment) value).utc()) + "+00'");
    }

    /** Row by row, so that a small table has its share too. Not of a view or a foreign table, which have no rows of their own. */
    @Override
    public Optional<String> sampling(Relation relation, Sample sample) {
        boolean ofItsOwn = relation.kind() != ContainerKind.VIEW && relation.bytes() != null;
        return ofItsOwn && !hypertables
                ? Optional.of("TABLESAMPLE BERNOULLI ("
                        + BigDecimal.valueOf(sample.fraction())
                                .movePointRight(2)
                                .toPlainString() + ") REPEATABLE ("
                        + sample.seed() + ")")
                : Optional.empty();
    }

    @Override
    public boolean splitsByPartitions() {
        return true;
    }

    @Override
    public Optional<SourceException> explain(SQLException e, JdbcAddress address) {
        String state = String.valueOf(e.getSQLState());
        String said = said(e);
        if (state.startsWith("28")) {
            boolean tls = said.contains("pg_hba.conf") && said.contains("encryption");
            return Optional.of(
                    SqlFailures.of(tls ? SourceFailure.TLS_FAILED : SourceFailure.CREDENTIALS_REJECTED, said, e));
        }
        return switch (state) {
            case "3D000" ->
                Optional.of(SqlFailures.of(SourceFailure.DATABASE_NOT_FOUND, "database: " + address.database(), e));
            case "42P01", "42703" -> Optional.of(SqlFailures.of(SourceFailure.CONTAINER_GONE, said, e));
            case "42501" -> Optional.of(SqlFailures.of(SourceFailure.PERMISSION_DENIED, said, grant(""), e));
            case "55000" ->
                Optional.of(SqlFailures.of(SourceFailure.CONTAINER_NOT_READY, said, "a view that has been filled", e));
            case "25006" -> Optional.of(SqlFailures.of(SourceFailure.WRITE_REFUSED, said, e));
            case "57014" ->
                Optional.of(SqlFailures.of(
                        said.contains("statement timeout") ? SourceFailure.STATEMENT_TIMEOUT : SourceFailure.CANCELLED,
                        said,
                        e));
            case "57P03" -> Optional.of(SqlFailures.of(SourceFailure.SERVER_NOT_READY, said, e));
            case "57P01", "57P02" ->
                Optional.of(SqlFailures.of(SourceFailure.CONNECTION_LOST, said, "a server that stays up", e));
            default -> Optional.empty();
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
        return SqlFailures.said(e);
    }
}
