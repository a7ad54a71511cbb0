package io.plumbline.datastore.lineage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.OperationType;

import static java.util.Objects.requireNonNull;

/**
 * One event of a run.
 *
 * @param run the same for all events of an operation, also when they are told again
 * @param datastore its name; with the type it is the job's name
 * @param error what a failed run failed of, in words; absent otherwise
 * @param inputs datasets that this event tells of
 */
public record RunStory(
        UUID run,
        Instant at,
        State state,
        String datastore,
        OperationType type,
        @Nullable String error,
        List<ReadDataset> inputs) {

    public RunStory {
        requireNonNull(run, "run");
        requireNonNull(at, "at");
        requireNonNull(state, "state");
        requireNonNull(datastore, "datastore");
        requireNonNull(type, "type");
        inputs = List.copyOf(inputs);
    }

    /** Where the run is. */
    public enum State {
        START,
        /** It goes on; the event tells more of what it reads. */
        RUNNING,
        COMPLETE,
        FAIL,
        ABORT
    }
}
