package io.plumbline.events.fact;

import java.util.Map;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/** Checks were inferred for a container. */
public record ChecksInferred(
        DatastoreId datastoreId,
        OperationId operationId,
        ContainerId containerId,
        String container,
        Map<String, Integer> checksByRule)
        implements DatastoreFact {

    public ChecksInferred {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        checksByRule = Map.copyOf(checksByRule);
    }

    @Override
    public String subject() {
        return containerId.value();
    }
}
