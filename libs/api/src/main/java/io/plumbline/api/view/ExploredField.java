package io.plumbline.api.view;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerKind;

import static java.util.Objects.requireNonNull;

/** A field in a list over all datastores: where it is, and what is known of it. */
public record ExploredField(
        DatastoreId datastoreId,
        String datastoreName,
        ContainerId containerId,
        String containerName,
        ContainerKind containerKind,
        FieldView field) {

    public ExploredField {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(datastoreName, "datastoreName");
        requireNonNull(containerId, "containerId");
        requireNonNull(containerName, "containerName");
        requireNonNull(containerKind, "containerKind");
        requireNonNull(field, "field");
    }
}
