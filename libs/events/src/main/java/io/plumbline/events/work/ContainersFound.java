package io.plumbline.events.work;

import java.util.List;

import io.plumbline.events.WorkId;
import io.plumbline.events.model.FoundContainer;

import static java.util.Objects.requireNonNull;

/**
 * One chunk of a catalog. Unseen until {@link WorkFinished} has been accepted. A container whose fields don't fit into one message
 * comes in pieces ({@link FoundContainer#piece}): several of the same name, told apart by the position of their first fields.
 *
 * @param chunk from 0
 */
public record ContainersFound(WorkId workId, long generation, int chunk, List<FoundContainer> containers)
        implements WorkResult {

    public ContainersFound {
        requireNonNull(workId, "workId");
        containers = List.copyOf(containers);
    }
}
