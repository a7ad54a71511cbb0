package io.plumbline.events.fact;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/** How far a running operation is. Sent at most every two seconds. */
public record OperationProgressed(
        DatastoreId datastoreId, OperationId operationId, long itemsDone, long itemsTotal, long rows, long bytes)
        implements DatastoreFact {

    public OperationProgressed {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
    }

    @Override
    public String subject() {
        return operationId.value();
    }
}
