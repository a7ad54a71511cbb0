package io.plumbline.datastore.lookup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.OperationCounts;
import io.plumbline.api.view.OperationDay;
import io.plumbline.api.view.OperationProgressView;
import io.plumbline.api.view.OperationView;
import io.plumbline.api.view.WaitingFor;
import io.plumbline.api.view.WorkItemView;
import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.OperationQuery;
import io.plumbline.datastore.operation.Operations;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.datastore.operation.WorkItems;
import io.plumbline.datastore.registry.Connections;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.EffectiveSource;
import io.plumbline.datastore.registry.SourceRules;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;

import static java.util.Objects.requireNonNull;

/** The operations and their work items. */
public final class OperationLookup {

    private static final int MAX_DAYS = 366;
    private static final int TRACE_ID = 3;
    private static final int TRACE_ID_END = 35;

    private final Datastores datastores;
    private final Operations operations;
    private final WorkItems items;
    private final EffectiveSource sources;
    private final Clock clock;

    public OperationLookup(
            Datastores datastores, Connections connections, Operations operations, WorkItems items, Clock clock) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.sources = new EffectiveSource(connections);
        this.operations = requireNonNull(operations, "operations");
        this.items = requireNonNull(items, "items");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Absent filters let everything through.
     *
     * @param from those that were asked for then or later
     * @param to those that were asked for before
     * @param search part of the id or of who asked, without regard to case
     */
    public record Filter(
            @Nullable DatastoreId datastore,
            @Nullable OperationType type,
            @Nullable OperationStatus status,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String search,
            OperationQuery.Sort sort,
            SortOrder order) {}

    public Page<OperationView> list(Filter filter, Paging paging) {
        Page<Operation> page = operations.page(
                new OperationQuery(
                        filter.datastore(),
                        filter.type(),
                        filter.status(),
                        filter.from(),
                        filter.to(),
                        filter.search(),
                        filter.sort(),
                        filter.order() == SortOrder.DESC,
                        clock.instant()),
                paging.page(),
                paging.size());
        Map<DatastoreId, Datastore> known =
                datastores
                        .findAll(page.items().stream()
                                .map(o -> o.datastoreId().value())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Datastore::id, Function.identity()));
        return new Page<>(
                page.items().stream()
                        .map(o -> view(o, known.get(o.datastoreId())))
                        .toList(),
                page.page(),
                page.size(),
                page.total());
    }

    /** Empty if there is none. */
    Optional<OperationView> find(OperationId id) {
        return operations
                .find(id.value())
                .map(o -> view(o, datastores.find(o.datastoreId().value()).orElse(null)));
    }

    /** @throws UnknownException if there is none */
    public OperationView get(OperationId id) {
        Operation operation = known(id);
        return view(operation, datastores.find(operation.datastoreId().value()).orElse(null));
    }

    /**
     * Counts operations by the day on which they were asked for.
     *
     * @param to the last day
     * @throws IllegalArgumentException if these are no days, or too many
     */
    public OperationCounts count(
            @Nullable DatastoreId datastore,
            @Nullable OperationType type,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            ZoneId zone) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), zone) : to;
        LocalDate first = from == null ? last.minusDays(MAX_DAYS - 1) : from;
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "from: " + first + ", to: " + last + " (expected: 1 to " + MAX_DAYS + " days)");
        }
        Map<LocalDate, Map<String, Long>> byDay = new TreeMap<>();
        operations
                .asked(
                        datastore,
                        type,
                        first.atStartOfDay(zone).toInstant(),
                        last.plusDays(1).atStartOfDay(zone).toInstant())
                .forEach(asked -> byDay.computeIfAbsent(LocalDate.ofInstant(asked.at(), zone), day -> new TreeMap<>())
                        .merge(asked.status().name(), 1L, Long::sum));
        List<OperationDay> counted = byDay.entrySet().stream()
                .map(day -> new OperationDay(day.getKey(), sum(day.getValue()), day.getValue()))
                .toList();
        return new OperationCounts(
                zone.getId(),
                first,
                last,
                counted.stream().mapToLong(OperationDay::total).sum(),
                counted);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** By container name. @param status absent for all */
    public Page<WorkItemView> items(OperationId id, @Nullable WorkStatus status, Paging paging) {
        known(id);
        List<WorkItem> fitting = items.of(id).stream()
                .filter(i -> status == null || i.status() == status)
                .toList();
        return paging.map(fitting, OperationLookup::view);
    }

    private Operation known(OperationId id) {
        return operations
                .find(id.value())
                .orElseThrow(() -> new UnknownException(FailureCode.OPERATION_UNKNOWN, "operationId", id.value()));
    }

    private OperationView view(Operation o, @Nullable Datastore datastore) {
        WorkProgress progress = o.progress();
        return new OperationView(
                o.id(),
                o.datastoreId(),
                datastore == null ? null : datastore.name(),
                o.type(),
                o.status(),
                o.requestedBy(),
                o.createdAt(),
                o.startedAt(),
                o.finishedAt(),
                o.cancelRequestedAt() != null,
                o.cancelRequestedAt(),
                o.cancelRequestedBy(),
                new OperationProgressView(
                        o.itemsTotal(),
                        o.itemsDone(),
                        o.itemsFailed(),
                        progress.rows(),
                        progress.bytes(),
                        progress.rowsTotal(),
                        progress.bytesTotal(),
                        secondsLeft(o)),
                o.failure(),
                o.warnings(),
                o.changes(),
                o.summary(),
                datastore == null ? null : waitingFor(o, datastore),
                traceId(o),
                o.catalog(),
                o.profile());
    }

    /** As the W3C writes it: version, trace id, span id and flags. */
    private static @Nullable String traceId(Operation o) {
        String parent = o.cause().traceparent();
        return parent == null || parent.length() < TRACE_ID_END ? null : parent.substring(TRACE_ID, TRACE_ID_END);
    }

    /** The read window, if it is closed and work waits that could begin otherwise. */
    private @Nullable WaitingFor waitingFor(Operation o, Datastore datastore) {
        if (o.status().terminal() || o.cancelRequestedAt() != null || datastore.removed()) {
            return null;
        }
        return sources.of(datastore)
                .flatMap(source -> SourceRules.closedUntil(source, clock.instant()))
                .filter(until -> o.status() == OperationStatus.QUEUED || items.anyWaits(o.id()))
                .map(until -> new WaitingFor(WaitingFor.Reason.READ_WINDOW, until))
                .orElse(null);
    }

    /** As long as so far for each share of the work: of its rows if their total is known, else bytes, else items. */
    private @Nullable Long secondsLeft(Operation o) {
        Instant startedAt = o.startedAt();
        if (o.status() != OperationStatus.RUNNING || startedAt == null) {
            return null;
        }
        double share = share(o);
        if (share <= 0) {
            return null;
        }
        double elapsed = Duration.between(startedAt, clock.instant()).toMillis() / 1000.0;
        return Math.max(0, Math.round(elapsed / share - elapsed));
    }

    private static double share(Operation o) {
        WorkProgress progress = o.progress();
        Long rows = progress.rowsTotal();
        Long bytes = progress.bytesTotal();
        double share = rows != null && rows > 0
                ? progress.rows() / (double) rows
                : bytes != null && bytes > 0
                        ? progress.bytes() / (double) bytes
                        : o.itemsTotal() > 1 ? o.itemsDone() / (double) o.itemsTotal() : 0;
        return Math.min(1, share);
    }

    private static WorkItemView view(WorkItem i) {
        ContainerTarget target = i.target();
        return new WorkItemView(
                i.id(),
                i.operationId(),
                i.kind(),
                target == null ? null : target.containerId(),
                target == null ? null : target.name(),
                i.status(),
                i.attempt(),
                i.generation(),
                i.owner(),
                i.heartbeatAt(),
                i.startedAt(),
                i.finishedAt(),
                i.progress(),
                i.failure(),
                i.warnings(),
                i.connections());
    }
}
