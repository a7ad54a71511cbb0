package io.plumbline.events.work;

import io.plumbline.events.WorkId;
import io.plumbline.events.model.ConnectionTestOutcome;

import static java.util.Objects.requireNonNull;

/** The one answer to a connection test. */
public record ConnectionProbed(WorkId workId, long generation, ConnectionTestOutcome outcome) implements WorkResult {

    public ConnectionProbed {
        requireNonNull(workId, "workId");
        requireNonNull(outcome, "outcome");
    }
}
