package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.datastore.ledger.InMemoryLedger;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.OperationType;

/** The twin without a store. */
public final class InMemoryOperations extends InMemoryLedger<Operation> implements Operations {

    public InMemoryOperations(Consumer<String> wake) {
        super("operations", wake);
    }

    @Override
    public List<Operation> unsettled() {
        return all(o -> !o.settled()).stream()
                .sorted(Comparator.comparing(Operation::createdAt).thenComparing(Operation::recordId))
                .toList();
    }

    @Override
    public List<Operation> livingOf(DatastoreId datastoreId) {
        return all(o -> o.datastoreId().equals(datastoreId) && !o.status().terminal());
    }

    @Override
    public Page<Operation> page(OperationQuery query, int page, int size) {
        List<Operation> fitting = all(o -> fits(query, o)).stream()
                .sorted(Comparator.comparing(InMemoryOperations::timed, query.order()))
                .toList();
        return new Page<>(fitting.stream().skip((long) page * size).limit(size).toList(), page, size, fitting.size());
    }

    @Override
    public List<Asked> asked(
            @Nullable DatastoreId datastoreId, @Nullable OperationType type, Instant from, Instant before) {
        OperationQuery query = new OperationQuery(
                datastoreId, type, null, from, before, null, OperationQuery.Sort.CREATED_AT, true, before);
        return all(o -> fits(query, o)).stream()
                .map(o -> new Asked(o.createdAt(), o.status()))
                .toList();
    }

    private static boolean fits(OperationQuery query, Operation o) {
        String search = query.search() == null ? "" : query.search().toLowerCase(Locale.ROOT);
        String who = o.requestedBy() == null ? "" : o.requestedBy().toLowerCase(Locale.ROOT);
        return (query.datastoreId() == null || query.datastoreId().equals(o.datastoreId()))
                && (query.type() == null || query.type() == o.type())
                && (query.status() == null || query.status() == o.status())
                && (query.from() == null || !o.createdAt().isBefore(query.from()))
                && (query.before() == null || o.createdAt().isBefore(query.before()))
                && (o.recordId().contains(search) || who.contains(search));
    }

    private static OperationQuery.Timed timed(Operation o) {
        return new OperationQuery.Timed(o.recordId(), o.createdAt(), o.startedAt(), o.finishedAt());
    }
}
