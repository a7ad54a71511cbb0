package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.InMemoryLedger;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.OperationId;

import static java.util.Comparator.comparing;

/** The twin without a store. */
public final class InMemoryWorkItems extends InMemoryLedger<WorkItem> implements WorkItems {

    private static final Comparator<WorkItem> BY_NAME = comparing(
                    (WorkItem i) -> i.target() == null ? "" : i.target().name())
            .thenComparing(WorkItem::recordId);

    public InMemoryWorkItems(Consumer<String> wake) {
        super("work_items", wake);
    }

    @Override
    public void addAll(Map<WorkItem, Envelope<?>> items) {
        items.forEach((item, message) -> add(item, List.of(message)));
    }

    @Override
    public Set<DatastoreId> waiting(WorkKind kind, Instant now) {
        return all(waits(kind, now)).stream().map(WorkItem::datastoreId).collect(Collectors.toSet());
    }

    @Override
    public Map<DatastoreId, Integer> running() {
        return all(i -> i.status() == WorkStatus.RUNNING).stream()
                .collect(Collectors.toMap(WorkItem::datastoreId, i -> 1, Integer::sum));
    }

    @Override
    public Map<WorkKind, Long> count(WorkStatus status) {
        Map<WorkKind, Long> count = new EnumMap<>(WorkKind.class);
        for (WorkKind kind : WorkKind.values()) {
            count.put(kind, (long)
                    all(i -> i.kind() == kind && i.status() == status).size());
        }
        return count;
    }

    @Override
    public List<WorkItem> next(DatastoreId datastoreId, WorkKind kind, Instant now, int most) {
        return all(waits(kind, now).and(i -> i.datastoreId().equals(datastoreId))).stream()
                .sorted(comparing(WorkItem::priority)
                        .thenComparing(WorkItem::createdAt)
                        .thenComparing(WorkItem::recordId))
                .limit(most)
                .toList();
    }

    @Override
    public boolean anyWaits(OperationId operationId) {
        return !all(i -> i.operationId().equals(operationId) && i.status() == WorkStatus.QUEUED)
                .isEmpty();
    }

    @Override
    public List<WorkItem> overdue(Instant now, Instant askedBefore) {
        return all(i -> (i.status() == WorkStatus.RUNNING
                        && (before(i.leaseUntil(), now) || before(i.cancelRequestedAt(), askedBefore)))
                || (i.status() == WorkStatus.SUCCEEDED && !i.applied()));
    }

    @Override
    public List<WorkItem> of(OperationId operationId) {
        return all(i -> i.operationId().equals(operationId)).stream()
                .sorted(BY_NAME)
                .toList();
    }

    @Override
    public synchronized void cancel(OperationId operationId, Instant now) {
        for (WorkItem item : of(operationId)) {
            if (item.status() == WorkStatus.QUEUED
                    || (item.status() == WorkStatus.RUNNING && item.cancelRequestedAt() == null)) {
                replace(item.askedToStop(now), List.of());
            }
        }
    }

    @Override
    public synchronized void extendLeases(Instant until) {
        for (WorkItem item : all(i -> i.status() == WorkStatus.RUNNING && before(i.leaseUntil(), until))) {
            replace(item.leasedUntil(until), List.of());
        }
    }

    @Override
    public void archive(OperationId operationId) {
        // One map holds both the living and the past.
    }

    private static Predicate<WorkItem> waits(WorkKind kind, Instant now) {
        return i -> i.kind() == kind
                && i.status() == WorkStatus.QUEUED
                && !i.notBefore().isAfter(now);
    }

    private static boolean before(@org.jspecify.annotations.Nullable Instant time, Instant limit) {
        return time != null && time.isBefore(limit);
    }
}
