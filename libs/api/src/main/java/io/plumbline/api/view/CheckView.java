package io.plumbline.api.view;

import java.time.Instant;

import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.InferredCheck;

import static java.util.Objects.requireNonNull;

/**
 * An inferred check of the visible profile.
 *
 * @param operationId the run that inferred it
 */
public record CheckView(
        CheckId id,
        DatastoreId datastoreId,
        ContainerId containerId,
        String container,
        OperationId operationId,
        Instant inferredAt,
        InferredCheck check) {

    public CheckView {
        requireNonNull(id, "id");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        requireNonNull(operationId, "operationId");
        requireNonNull(inferredAt, "inferredAt");
        requireNonNull(check, "check");
    }
}
