package io.plumbline.events.fact;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/**
 * A container's new profile is visible.
 *
 * @param partial true if less than the whole container was read; absent if all of it was, or if that isn't known
 * @param notes in words, what was read of it; absent if there is nothing to say
 * @param partsRead parts of the container that this run has read; absent if its parts aren't known
 * @param partsReused parts that are as an earlier run has measured them; absent likewise
 */
public record ContainerProfiled(
        DatastoreId datastoreId,
        OperationId operationId,
        ContainerId containerId,
        String container,
        long rows,
        int fields,
        int checks,
        @Nullable Boolean partial,
        @Nullable List<String> notes,
        @Nullable Integer partsRead,
        @Nullable Integer partsReused)
        implements DatastoreFact {

    /** Of the whole container. */
    public ContainerProfiled(
            DatastoreId datastoreId,
            OperationId operationId,
            ContainerId containerId,
            String container,
            long rows,
            int fields,
            int checks) {
        this(datastoreId, operationId, containerId, container, rows, fields, checks, null, null, null, null);
    }

    public ContainerProfiled {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        notes = notes == null ? null : List.copyOf(notes);
    }

    @Override
    public String subject() {
        return containerId.value();
    }
}
