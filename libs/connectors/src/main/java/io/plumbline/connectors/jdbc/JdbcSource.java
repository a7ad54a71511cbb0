package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerProblem;
import io.plumbline.connectors.ContainerRef;
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
import io.plumbline.connectors.jdbc.dial.Attempt;
import io.plumbline.connectors.jdbc.dial.DialPolicy;

/** One database, whatever its kind. Every call dials its own connection and hangs up at its end. */
final class JdbcSource implements Source {

    private final Dial dial;
    private final JdbcOptions options;
    private volatile boolean cancelled;
    private volatile @Nullable Connection current;
    private volatile @Nullable Attempt dialling;

    JdbcSource(Dial dial, JdbcOptions options) {
        this.dial = dial;
        this.options = options;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> declared = EnumSet.noneOf(Capability.class);
        ConnectorCatalog.find(dial.type()).orElseThrow().capabilities().stream()
                .map(c -> Capability.valueOf(c.name()))
                .forEach(declared::add);
        return declared;
    }

    @Override
    public Probe probe() {
        long start = System.nanoTime();
        return asked(metadata -> {
            Duration latency = Duration.ofNanos(System.nanoTime() - start);
            requireSchema(metadata);
            Map<ContainerKind, Long> found = new EnumMap<>(ContainerKind.class);
            for (Relation relation : metadata.names(scope(ListingOptions.ALL))) {
                if (options.patterns().accept(relation.qualified())) {
                    found.merge(relation.kind(), 1L, Long::sum);
                }
            }
            return new Probe(dial.dialect().product(), metadata.version(), latency, found);
        });
    }

    @Override
    public List<String> databases() {
        require(Capability.LISTS_DATABASES);
        return asked(Metadata::databases);
    }

    @Override
    public List<String> schemas() {
        require(Capability.LISTS_SCHEMAS);
        return asked(Metadata::schemas);
    }

    @Override
    public SourceListing list(ListingOptions wanted, ListingListener listener) {
        return asked(metadata -> {
            requireSchema(metadata);
            NamePatterns asked = NamePatterns.of(wanted);
            Scope scope = scope(wanted);
            List<Relation> relations = metadata.relations(scope).stream()
                    .filter(r -> scope.wants(r.kind()))
                    .filter(r -> options.patterns().accept(r.qualified()) && asked.accept(r.qualified()))
                    .toList();
            stopIfCancelled(listener);
            if (relations.isEmpty()) {
                listener.progressed(0, 0L);
                return new SourceListing(0, 0, List.of());
            }
            Map<TableName, List<Column>> columns = metadata.columns(scope);
            stopIfCancelled(listener);
            List<String> warnings = new ArrayList<>();
            Map<TableName, Statistics> counted = ifTold(() -> metadata.statistics(scope), "row counts", warnings);
            Map<TableName, List<Key>> keys = ifTold(() -> metadata.keys(scope), "keys", warnings);
            Map<TableName, List<Index>> indexes = ifTold(() -> metadata.indexes(scope), "indexes", warnings);
            int unreadable = 0;
            for (Relation relation : relations) {
                stopIfCancelled(listener);
                TableName name = relation.table();
                Table table = new Table(
                        relation.with(counted.get(name)),
                        columns.getOrDefault(name, List.of()),
                        keys.getOrDefault(name, List.of()),
                        indexes.getOrDefault(name, List.of()));
                ContainerDescription container = table.described(dial.dialect());
                unreadable += container.problem() == null ? 0 : 1;
                listener.found(container);
            }
            listener.progressed(relations.size(), (long) relations.size());
            return new SourceListing(relations.size(), unreadable, warnings);
        });
    }

    @Override
    public ReadPlan plan(ContainerRef container, ReadOptions wanted) {
        return dialled(connection -> reading(connection, container, wanted).plan());
    }

    @Override
    public ReadResult read(SparkSession spark, ContainerRef container, ReadOptions wanted) {
        JdbcReading reading = dialled(connection -> reading(connection, container, wanted));
        try {
            return reading.read(spark, options.fetchSize());
        } catch (Exception e) { // Spark throws checked exceptions that it does not declare
            throw explain(e);
        }
    }

    @Override
    public SourceException explain(Throwable thrown) {
        return SqlFailures.explain(thrown, dial.address(), dial.dialect());
    }

    @Override
    public void cancel() {
        cancelled = true;
        Attempt attempt = dialling;
        if (attempt != null) {
            attempt.giveUp();
        }
        Connection busy = current;
        if (busy != null) {
            try {
                DialPolicy.during(dial.egress(), () -> {
                    dial.dialect().cancel(busy);
                    return busy;
                });
            } catch (SQLException e) {
                throw explain(e);
            }
        }
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }

    private JdbcReading reading(Connection connection, ContainerRef container, ReadOptions wanted) throws SQLException {
        Metadata metadata = dial.dialect().metadata(connection);
        TableName name = new TableName(container.need("schema"), container.need("table"));
        Scope scope = Scope.of(name);
        Relation found = metadata.relations(scope).stream()
                .filter(r -> r.table().equals(name))
                .findFirst()
                .orElseThrow(() -> new SourceException(
                        SourceFailure.CONTAINER_GONE, "container: " + container.name() + " (expected: still there)"));
        Relation relation = found.with(ifTold(() -> metadata.statistics(scope), "row counts", new ArrayList<>())
                .get(name));
        List<Index> indexes = relation.kind() == ContainerKind.VIEW
                ? List.of()
                : ifTold(() -> metadata.indexes(scope), "indexes", new ArrayList<>())
                        .getOrDefault(name, List.of());
        Table table = new Table(relation, metadata.columns(scope).getOrDefault(name, List.of()), List.of(), indexes);
        ContainerProblem problem = table.problem(dial.dialect());
        if (problem != null) {
            throw new SourceException(problem.failure(), problem.message());
        }
        return new JdbcPlanner(connection, dial, table, options.limits(), wanted).reading();
    }

    private Scope scope(ListingOptions wanted) {
        return new Scope(options.schema(), null, wanted.tables(), wanted.views());
    }

    private void requireSchema(Metadata metadata) throws SQLException {
        String schema = options.schema();
        if (schema != null && !metadata.schemaExists(schema)) {
            throw new SourceException(
                    SourceFailure.SCHEMA_NOT_FOUND,
                    "schema: " + schema + " (expected: one that exists in database "
                            + dial.address().database() + ")");
        }
    }

    private void require(Capability capability) {
        if (!capabilities().contains(capability)) {
            throw SourceException.notSupported(capability);
        }
    }

    private void stopIfCancelled(ListingListener listener) {
        if (cancelled || listener.cancelled()) {
            throw new SourceException(SourceFailure.CANCELLED, "the listing was cancelled");
        }
    }

    /** What enriches the catalogue but isn't needed to read: if the source refuses to tell, that is said and the rest is kept. */
    private <V> Map<TableName, V> ifTold(Question<Map<TableName, V>> question, String what, List<String> warnings)
            throws SQLException {
        try {
            return question.ask();
        } catch (SQLException e) {
            if (cancelled) {
                throw e;
            }
            warnings.add(what + " are unknown: " + explain(e).reason());
            return Map.of();
        }
    }

    private <T> T asked(Asked<T> question) {
        return dialled(connection -> question.ask(dial.dialect().metadata(connection)));
    }

    private <T> T dialled(Dialled<T> question) {
        Attempt attempt = new Attempt(dial.egress());
        dialling = attempt;
        if (cancelled) {
            attempt.giveUp();
        }
        try (Connection connection = dial.open(attempt)) {
            current = connection;
            if (cancelled) {
                throw new SourceException(SourceFailure.CANCELLED, "the source was cancelled");
            }
            return question.ask(connection);
        } catch (SQLException | RuntimeException e) {
            if (cancelled) {
                throw new SourceException(SourceFailure.CANCELLED, "the source was cancelled", e);
            }
            throw explain(e);
        } finally {
            dialling = null;
            current = null;
        }
    }

    private interface Asked<T> {
        T ask(Metadata metadata) throws SQLException;
    }

    private interface Dialled<T> {
        T ask(Connection connection) throws SQLException;
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }
}
