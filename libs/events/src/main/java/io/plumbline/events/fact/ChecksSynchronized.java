package io.plumbline.events.fact;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/**
 * The checks of a container were brought in step with a run.
 *
 * @param operationId the profile whose findings are visible now, or the catalog that found fields gone or back
 * @param created new ones
 * @param updated whose demands became those of the run
 * @param kept whose demands stayed: the run says the same, or a person had decided
 * @param archived put away by this run
 * @param restored brought back by this run
 * @param active of this container afterwards
 * @param drafts of this container afterwards
 */
public record ChecksSynchronized(
        DatastoreId datastoreId,
        OperationId operationId,
        ContainerId containerId,
        String container,
        int created,
        int updated,
        int kept,
        int archived,
        int restored,
        int active,
        int drafts)
        implements DatastoreFact {

    public ChecksSynchronized {
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
