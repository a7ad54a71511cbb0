package io.plumbline.worker.work;

import java.util.List;

import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;

import static java.util.Objects.requireNonNull;

/** How an item ended well. */
public record WorkOutcome(WorkSummary summary, List<Warning> warnings) {

    public WorkOutcome {
        requireNonNull(summary, "summary");
        warnings = List.copyOf(warnings);
    }
}
