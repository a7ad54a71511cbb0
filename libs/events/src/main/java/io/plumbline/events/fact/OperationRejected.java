package io.plumbline.events.fact;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.Failure;

import static java.util.Objects.requireNonNull;

/** An operation could not be queued or cancelled; the correlation id names the command. */
public record OperationRejected(DatastoreId datastoreId, OperationId operationId, Failure failure)
        implements DatastoreFact {

    public OperationRejected {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(failure, "failure");
    }

    @Override
    public String subject() {
        return operationId.value();
    }
}
