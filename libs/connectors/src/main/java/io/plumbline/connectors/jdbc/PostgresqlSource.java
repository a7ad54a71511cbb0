package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerProblem;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ListingListener;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.NamePatterns;
import io.plumbline.connectors.Probe;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceListing;

/** One PostgreSQL database. Every call dials its own connection and hangs up at its end. */
final class PostgresqlSource implements Source {

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.LISTS_SCHEMAS,
            Capability.COUNTS_ROWS_CHEAPLY,
            Capability.READS_IN_PARALLEL,
            Capability.READS_CHOSEN_COLUMNS,
            Capability.READS_VIEWS);

    private final PostgresqlConnections connections;
    private final PostgresqlOptions options;
    private volatile boolean cancelled;
    private volatile @Nullable Connection current;

    PostgresqlSource(PostgresqlConnections connections, PostgresqlOptions options) {
        this.connections = connections;
        this.options = options;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Probe probe() {
        long start = System.nanoTime();
        return asked(connection -> {
            PostgresqlMetadata metadata = new PostgresqlMetadata(connection);
            requireSchema(metadata);
            return new Probe("PostgreSQL", metadata.version(), Duration.ofNanos(System.nanoTime() - start), null);
        });
    }

    @Override
    public SourceListing list(ListingOptions wanted, ListingListener listener) {
        return asked(connection -> {
            PostgresqlMetadata metadata = new PostgresqlMetadata(connection);
            requireSchema(metadata);
            NamePatterns asked = NamePatterns.of(wanted);
            List<Relation> relations = metadata.relations(options.schema(), null).stream()
                    .filter(r -> options.patterns().accept(r.qualified()) && asked.accept(r.qualified()))
                    .toList();
            Map<Long, List<Column>> columns = metadata.columns(options.schema(), null);
            int unreadable = 0;
            for (Relation relation : relations) {
                if (cancelled || listener.cancelled()) {
                    throw new SourceException(SourceFailure.CANCELLED, "the listing was cancelled");
                }
                ContainerDescription container = described(relation, columns.getOrDefault(relation.oid(), List.of()));
                unreadable += container.problem() == null ? 0 : 1;
                listener.found(container);
            }
            listener.progressed(relations.size(), (long) relations.size());
            return new SourceListing(relations.size(), unreadable, List.of());
        });
    }

    @Override
    public ReadPlan plan(ContainerRef container, ReadOptions wanted) {
        return asked(connection -> reading(connection, container, wanted).plan());
    }

    @Override
    public ReadResult read(SparkSession spark, ContainerRef container, ReadOptions wanted) {
        PostgresqlReading reading = asked(connection -> reading(connection, container, wanted));
        try {
            return reading.read(spark, connections, options.fetchSize());
        } catch (Exception e) { // Spark throws checked exceptions that it does not declare
            throw explain(e);
        }
    }

    @Override
    public SourceException explain(Throwable thrown) {
        return SqlFailures.explain(thrown, connections.address());
    }

    @Override
    public void cancel() {
        cancelled = true;
        Connection busy = current;
        if (busy != null) {
            try {
                busy.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException e) {
                throw explain(e);
            }
        }
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }

    private PostgresqlReading reading(Connection connection, ContainerRef container, ReadOptions wanted)
            throws SQLException {
        PostgresqlMetadata metadata = new PostgresqlMetadata(connection);
        String schema = container.need("schema");
        String table = container.need("table");
        Relation relation = metadata.relation(schema, table)
                .orElseThrow(() -> new SourceException(
                        SourceFailure.CONTAINER_GONE, "container: " + container.name() + " (expected: still there)"));
        if (!relation.readable()) {
            throw new SourceException(SourceFailure.PERMISSION_DENIED, noRight(relation));
        }
        List<Column> columns = metadata.columns(schema, table).getOrDefault(relation.oid(), List.of());
        if (columns.isEmpty()) {
            throw new SourceException(SourceFailure.CONTAINER_NOT_READY, noColumns(relation));
        }
        List<String> indexed = relation.kind() == ContainerKind.VIEW ? List.of() : metadata.indexed(relation.oid());
        return PostgresqlReading.of(connection, relation, columns, indexed, wanted, options.parallelReads());
    }

    private void requireSchema(PostgresqlMetadata metadata) throws SQLException {
        String schema = options.schema();
        if (schema != null && !metadata.schemaExists(schema)) {
            throw new SourceException(
                    SourceFailure.SCHEMA_NOT_FOUND,
                    "schema: " + schema + " (expected: one that exists in database "
                            + connections.address().database() + ")");
        }
    }

    private static ContainerDescription described(Relation relation, List<Column> columns) {
        ContainerProblem problem = null;
        if (!relation.readable()) {
            problem = new ContainerProblem(SourceFailure.PERMISSION_DENIED, noRight(relation));
        } else if (columns.isEmpty()) {
            problem = new ContainerProblem(SourceFailure.CONTAINER_NOT_READY, noColumns(relation));
        }
        List<FieldDescription> fields = columns.stream().map(Column::field).toList();
        return new ContainerDescription(
                relation.ref(),
                relation.kind(),
                relation.path(),
                relation.comment(),
                fields,
                relation.rows(),
                false,
                relation.bytes(),
                null,
                null,
                problem);
    }

    private static String noRight(Relation relation) {
        return relation.qualified() + ": no right to read (expected: SELECT on it and USAGE on its schema)";
    }

    private static String noColumns(Relation relation) {
        return relation.qualified() + ": no columns (expected: at least one)";
    }

    private <T> T asked(Question<T> question) {
        try (Connection connection = connections.dial()) {
            current = connection;
            if (cancelled) {
                throw new SourceException(SourceFailure.CANCELLED, "the source was cancelled");
            }
            return question.ask(connection);
        } catch (SQLException e) {
            throw explain(e);
        } finally {
            current = null;
        }
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }
}
