package io.plumbline.events.fact;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.OperationType;

import static java.util.Objects.requireNonNull;

/** An operation waits for workers. */
public record OperationQueued(DatastoreId datastoreId, OperationId operationId, OperationType operation)
        implements DatastoreFact {

    public OperationQueued {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(operation, "operation");
    }

    @Override
    public String subject() {
        return operationId.value();
    }
}
