package io.plumbline.events.work;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.WorkId;

import static java.util.Objects.requireNonNull;

/** A profile of this container waits for a worker. */
public record ContainerProfileRequested(
        DatastoreId datastoreId, OperationId operationId, WorkId workId, ContainerId containerId)
        implements WorkRequest {

    public ContainerProfileRequested {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(workId, "workId");
        requireNonNull(containerId, "containerId");
    }

    @Override
    public String key() {
        return containerId.value();
    }
}
