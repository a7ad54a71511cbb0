package io.plumbline.events.fact;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.Warning;

import static java.util.Objects.requireNonNull;

/** An operation has reached its one terminal state. */
public record OperationFinished(
        DatastoreId datastoreId,
        OperationId operationId,
        OperationType operation,
        OperationStatus status,
        @Nullable Failure failure,
        List<Warning> warnings)
        implements DatastoreFact {

    public OperationFinished {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(operation, "operation");
        requireNonNull(status, "status");
        warnings = List.copyOf(warnings);
    }

    @Override
    public String subject() {
        return operationId.value();
    }
}
