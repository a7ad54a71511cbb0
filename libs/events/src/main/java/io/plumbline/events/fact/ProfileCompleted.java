package io.plumbline.events.fact;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.OperationStatus;

import static java.util.Objects.requireNonNull;

/** A profile operation has ended with results to read. */
public record ProfileCompleted(
        DatastoreId datastoreId,
        OperationId operationId,
        OperationStatus status,
        long containersProfiled,
        long containersFailed,
        long fields,
        long rows,
        long checks)
        implements DatastoreFact {

    public ProfileCompleted {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(status, "status");
    }

    @Override
    public String subject() {
        return operationId.value();
    }
}
