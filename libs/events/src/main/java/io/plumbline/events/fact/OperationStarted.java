package io.plumbline.events.fact;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.OperationType;

import static java.util.Objects.requireNonNull;

/** The first work item of an operation is running. */
public record OperationStarted(DatastoreId datastoreId, OperationId operationId, OperationType operation)
        implements DatastoreFact {

    public OperationStarted {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(operation, "operation");
    }

    @Override
    public String subject() {
        return operationId.value();
    }
}
