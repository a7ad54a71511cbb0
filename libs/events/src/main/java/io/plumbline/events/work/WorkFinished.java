package io.plumbline.events.work;

import java.util.List;

import io.plumbline.events.WorkId;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;

import static java.util.Objects.requireNonNull;

/**
 * The work is done; its chunks may be shown once all are there.
 *
 * @param chunks how many chunks were published before
 */
public record WorkFinished(WorkId workId, long generation, int chunks, WorkSummary summary, List<Warning> warnings)
        implements WorkResult {

    public WorkFinished {
        requireNonNull(workId, "workId");
        requireNonNull(summary, "summary");
        warnings = List.copyOf(warnings);
    }
}
