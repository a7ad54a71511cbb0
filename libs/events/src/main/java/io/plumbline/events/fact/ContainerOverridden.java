package io.plumbline.events.fact;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/** What a user has decided about a container changed. */
public record ContainerOverridden(
        DatastoreId datastoreId, ContainerId containerId, String container, boolean excluded, long revision)
        implements DatastoreFact {

    public ContainerOverridden {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
    }

    @Override
    public String subject() {
        return containerId.value();
    }
}
