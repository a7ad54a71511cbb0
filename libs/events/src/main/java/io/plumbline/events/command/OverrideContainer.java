package io.plumbline.events.command;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerOverrides;

import static java.util.Objects.requireNonNull;

/**
 * Decide about a container.
 *
 * @param overrides all of them anew
 * @param expectedRevision the revision of the overrides that the change was made from; 0 before the first
 */
public record OverrideContainer(
        DatastoreId datastoreId, ContainerId containerId, ContainerOverrides overrides, long expectedRevision)
        implements Command {

    public OverrideContainer {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(containerId, "containerId");
        requireNonNull(overrides, "overrides");
    }

    @Override
    public String key() {
        return datastoreId.value();
    }
}
