package io.plumbline.datastore.inventory;

import java.util.Set;
import java.util.stream.Collectors;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;

import static java.util.Objects.requireNonNull;

/**
 * A container in one inventory. Never changes.
 *
 * @param missing known from an earlier catalog, and gone from the source
 */
public record ContainerSnapshot(
        ContainerId containerId, DatastoreId datastoreId, FoundContainer found, boolean missing) {

    public ContainerSnapshot {
        requireNonNull(containerId, "containerId");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(found, "found");
    }

    static ContainerSnapshot found(DatastoreId datastoreId, FoundContainer found) {
        ContainerId id = new ContainerId(ContainerId.PREFIX + Ids.derivedTail(datastoreId.value(), found.name()));
        return new ContainerSnapshot(id, datastoreId, found, false);
    }

    ContainerSnapshot gone() {
        return new ContainerSnapshot(containerId, datastoreId, found, true);
    }

    public String name() {
        return found.name();
    }

    /** Empty if it can't be read. */
    public Set<String> fieldNames() {
        return found.fields().stream().map(FoundField::name).collect(Collectors.toSet());
    }
}
