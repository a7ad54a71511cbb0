package io.plumbline.events.work;

import io.plumbline.events.WorkId;
import io.plumbline.events.model.Failure;

import static java.util.Objects.requireNonNull;

/** The work can't be done, or not now: the failure's code tells whether it is tried again. */
public record WorkFailed(WorkId workId, long generation, Failure failure) implements WorkResult {

    public WorkFailed {
        requireNonNull(workId, "workId");
        requireNonNull(failure, "failure");
    }
}
