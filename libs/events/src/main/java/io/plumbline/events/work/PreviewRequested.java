package io.plumbline.events.work;

import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.WorkId;

import static java.util.Objects.requireNonNull;

/** A question for the first rows of a container waits for a worker, and somebody waits for the answer. */
public record PreviewRequested(ConnectionTestId testId, WorkId workId) implements WorkRequest {

    public PreviewRequested {
        requireNonNull(testId, "testId");
        requireNonNull(workId, "workId");
    }

    @Override
    public String key() {
        return testId.value();
    }
}
