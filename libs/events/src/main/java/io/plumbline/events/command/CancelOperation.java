package io.plumbline.events.command;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/** Stop this operation and show nothing of it. */
public record CancelOperation(DatastoreId datastoreId, OperationId operationId) implements Command {

    public CancelOperation {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
    }

    @Override
    public String key() {
        return datastoreId.value();
    }
}
