package io.plumbline.events.fact;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/** A container's new profile is visible. */
public record ContainerProfiled(
        DatastoreId datastoreId,
        OperationId operationId,
        ContainerId containerId,
        String container,
        long rows,
        int fields,
        int checks)
        implements DatastoreFact {

    public ContainerProfiled {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
    }

    @Override
    public String subject() {
        return containerId.value();
    }
}
