package io.plumbline.datastore.lineage;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.ContainerView;
import io.plumbline.datastore.lookup.ContainerLookup;
import io.plumbline.datastore.lookup.DatastoreLookup;
import io.plumbline.datastore.lookup.ExportLookup;
import io.plumbline.datastore.lookup.UnknownException;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.OperationId;
import io.plumbline.events.fact.CatalogCompleted;
import io.plumbline.events.fact.ContainerProfiled;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.fact.OperationStarted;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.profile.ProfiledField;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.RuleValues;

import static java.util.Objects.requireNonNull;

/**
 * Turns public facts into events of OpenLineage. Of a datastore that is gone nothing can be told: its facts are passed over and
 * counted. Large inventories and wide containers are told in several events, so that none nears a megabyte.
 */
public final class TellLineage {

    /** Columns that one event has figures of, or tells the schema of where several datasets are in it. */
    private static final int MOST_COLUMNS = 500;

    private static final Map<String, String> QUANTILES = Map.of(
            "p1", "0.01", "p5", "0.05", "p10", "0.1", "q1", "0.25", "median", "0.5", "q3", "0.75", "p90", "0.9", "p95",
            "0.95", "p99", "0.99");

    private final DatastoreLookup datastores;
    private final ContainerLookup containers;
    private final ExportLookup exports;
    private final LineageSink sink;
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong undelivered = new AtomicLong();
    private final AtomicLong passedOver = new AtomicLong();

    public TellLineage(DatastoreLookup datastores, ContainerLookup containers, ExportLookup exports, LineageSink sink) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.containers = requireNonNull(containers, "containers");
        this.exports = requireNonNull(exports, "exports");
        this.sink = requireNonNull(sink, "sink");
    }

    /** Events that receivers have. */
    public long told() {
        return told.get();
    }

    /** Deliveries that failed; each is tried again. */
    public long undelivered() {
        return undelivered.get();
    }

    /** Facts of which nothing could be told, as what they are about is gone. */
    public long passedOver() {
        return passedOver.get();
    }

    /**
     * Tells what one fact means; a fact that means nothing is passed by. Told again, it gives the same events.
     *
     * @throws LineageSink.UndeliveredException if a receiver doesn't have all of it
     */
    public void handle(Envelope<?> envelope) {
        Instant at = envelope.header().time();
        try {
            if (envelope.message() instanceof OperationStarted f) {
                tell(f.datastoreId(), f.operationId(), f.operation(), at, RunStory.State.START, null, List.of());
            } else if (envelope.message() instanceof OperationFinished f) {
                tell(
                        f.datastoreId(),
                        f.operationId(),
                        f.operation(),
                        at,
                        state(f.status()),
                        words(f.failure()),
                        List.of());
            } else if (envelope.message() instanceof ContainerProfiled f) {
                profiled(f, at);
            } else if (envelope.message() instanceof CatalogCompleted f) {
                catalogued(f, at);
            }
        } catch (UnknownException e) {
            passedOver.incrementAndGet();
        }
    }

    private static RunStory.State state(OperationStatus status) {
        return switch (status) {
            case SUCCEEDED, SUCCEEDED_WITH_WARNINGS -> RunStory.State.COMPLETE;
            case CANCELLED -> RunStory.State.ABORT;
            default -> RunStory.State.FAIL;
        };
    }

    private static @Nullable String words(@Nullable Failure failure) {
        return failure == null ? null : failure.code() + ": " + failure.message();
    }

    private void profiled(ContainerProfiled fact, Instant at) {
        ExportedContainer container = exports.profiled(fact.containerId());
        ExportedContainer.Measured measured = container.measured();
        if (measured == null
                || !measured.operationId().equals(fact.operationId().value())) {
            // A newer profile is visible; its own fact tells its figures.
            running(fact, at, ReadDataset.schema(container));
            return;
        }
        ContainerView view = containers.get(fact.containerId());
        List<Check> checks = new ArrayList<>(container.checks());
        Iterator<ProfiledField> fields = exports.fields(fact.containerId());
        boolean first = true;
        do {
            List<ReadDataset.ColumnFigures> columns = new ArrayList<>();
            while (fields.hasNext() && columns.size() < MOST_COLUMNS) {
                columns.add(figures(fields.next()));
            }
            List<Check> here = taken(checks, columns, !fields.hasNext());
            ReadDataset.Figures figures = new ReadDataset.Figures(
                    fact.rows(),
                    view.sizeBytes(),
                    view.fileCount() == null ? null : view.fileCount().longValue(),
                    view.lastModified(),
                    columns);
            running(
                    fact,
                    at,
                    new ReadDataset(
                            DatasetName.of(container),
                            container.comment(),
                            first ? container.columns().list() : List.of(),
                            here,
                            figures));
            first = false;
        } while (fields.hasNext());
    }

    /** Takes the checks of these columns out of the list; all that are left, if these are the last columns. */
    private static List<Check> taken(List<Check> checks, List<ReadDataset.ColumnFigures> columns, boolean last) {
        Set<String> paths =
                columns.stream().map(ReadDataset.ColumnFigures::path).collect(Collectors.toSet());
        List<Check> taken =
                checks.stream().filter(c -> last || paths.contains(c.field())).toList();
        checks.removeAll(taken);
        return taken;
    }

    private void catalogued(CatalogCompleted fact, Instant at) {
        List<ReadDataset> batch = new ArrayList<>();
        int columns = 0;
        Iterator<ExportedContainer> inventory =
                exports.inventory(fact.datastoreId()).iterator();
        while (inventory.hasNext()) {
            ExportedContainer container = inventory.next();
            batch.add(ReadDataset.schema(container));
            columns += 1 + container.columns().list().size();
            if (columns >= MOST_COLUMNS || !inventory.hasNext()) {
                running(fact, at, batch);
                batch.clear();
                columns = 0;
            }
        }
    }

    private void running(ContainerProfiled fact, Instant at, ReadDataset input) {
        tell(
                fact.datastoreId(),
                fact.operationId(),
                OperationType.PROFILE,
                at,
                RunStory.State.RUNNING,
                null,
                List.of(input));
    }

    private void running(CatalogCompleted fact, Instant at, List<ReadDataset> inputs) {
        tell(fact.datastoreId(), fact.operationId(), OperationType.CATALOG, at, RunStory.State.RUNNING, null, inputs);
    }

    private void tell(
            DatastoreId datastore,
            OperationId operation,
            OperationType type,
            Instant at,
            RunStory.State state,
            @Nullable String error,
            List<ReadDataset> inputs) {
        String name = datastores.get(datastore).name();
        UUID run = UUID.nameUUIDFromBytes(operation.value().getBytes(StandardCharsets.UTF_8));
        try {
            sink.tell(new RunStory(run, at, state, name, type, error, inputs));
        } catch (LineageSink.UndeliveredException e) {
            undelivered.incrementAndGet();
            throw e;
        }
        told.incrementAndGet();
    }

    private static ReadDataset.ColumnFigures figures(ProfiledField field) {
        Map<String, Double> numbers = new HashMap<>();
        field.figures().stream()
                .filter(f -> f.number() && f.value() != null)
                .forEach(f -> number(f.value()).ifPresent(n -> numbers.put(f.name(), n)));
        Map<String, Double> quantiles = new HashMap<>();
        QUANTILES.forEach((metric, share) -> {
            Double value = numbers.get(metric);
            if (value != null) {
                quantiles.put(share, value);
            }
        });
        Double rows = numbers.get("rowCount");
        Double nulls = numbers.get("nullCount");
        return new ReadDataset.ColumnFigures(
                field.path(),
                whole(nulls),
                whole(numbers.get("distinctCount")),
                numbers.get("sum"),
                rows == null || nulls == null ? null : Double.valueOf(rows - nulls),
                numbers.get("min"),
                numbers.get("max"),
                quantiles);
    }

    private static Optional<Double> number(@Nullable String text) {
        return text == null
                ? Optional.empty()
                : RuleValues.numberIn(text).map(BigDecimal::doubleValue).filter(Double::isFinite);
    }

    private static @Nullable Long whole(@Nullable Double number) {
        return number == null ? null : Long.valueOf(Math.round(number));
    }
}
