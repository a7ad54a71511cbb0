package io.plumbline.events.work;

import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.WorkId;

import static java.util.Objects.requireNonNull;

/** A connection test, or a question about a source, waits for a worker, and somebody waits for the answer. */
public record ConnectionTestRequested(ConnectionTestId testId, WorkId workId) implements WorkRequest {

    public ConnectionTestRequested {
        requireNonNull(testId, "testId");
        requireNonNull(workId, "workId");
    }

    @Override
    public String key() {
        return testId.value();
    }
}
