package io.plumbline.datastore.operation;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.datastore.ledger.InMemoryLedger;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.OperationStatus;
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
    public Page<Operation> newest(
            @Nullable DatastoreId datastoreId,
            @Nullable OperationType type,
            @Nullable OperationStatus status,
            int page,
            int size) {
        List<Operation> fitting = all(
                        o -> (datastoreId == null || o.datastoreId().equals(datastoreId))
                                && (type == null || o.type() == type)
                                && (status == null || o.status() == status))
                .stream()
                .sorted(Comparator.comparing(Operation::createdAt).reversed().thenComparing(Operation::recordId))
                .toList();
        return new Page<>(fitting.stream().skip((long) page * size).limit(size).toList(), page, size, fitting.size());
    }
}
