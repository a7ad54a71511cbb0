package io.plumbline.events.work;

import io.plumbline.events.WorkId;
import io.plumbline.events.model.SourceAnswer;

import static java.util.Objects.requireNonNull;

/** The one answer to a question about a source. */
public record SourceReplied(WorkId workId, long generation, SourceAnswer answer) implements WorkResult {

    public SourceReplied {
        requireNonNull(workId, "workId");
        requireNonNull(answer, "answer");
    }
}
