package io.plumbline.worker.work;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;

import static java.util.Objects.requireNonNull;

/**
 * How an item ended well.
 *
 * @param coverage how much of a container was read; null for work that reads none
 * @param parts of which parts a profile was made; null for other work, and if they aren't known
 * @param closing what ends the item instead of the message that announces chunks; null for work that answers in chunks
 */
public record WorkOutcome(
        WorkSummary summary,
        List<Warning> warnings,
        @Nullable ReadCoverage coverage,
        @Nullable PartsSummary parts,
        @Nullable ClosingAnswer closing) {

    public WorkOutcome {
        requireNonNull(summary, "summary");
        warnings = List.copyOf(warnings);
    }

    /** Of work that answered in chunks. */
    public WorkOutcome(WorkSummary summary, List<Warning> warnings) {
        this(summary, warnings, null, null, null);
    }

    /** Of work that read a container and answered in chunks. @param parts null if they aren't known */
    public WorkOutcome(
            WorkSummary summary, List<Warning> warnings, ReadCoverage coverage, @Nullable PartsSummary parts) {
        this(summary, warnings, coverage, parts, null);
    }

    /** Of work whose whole result is this one message. */
    public static WorkOutcome answered(ClosingAnswer closing) {
        return new WorkOutcome(WorkSummary.NONE, List.of(), null, null, closing);
    }
}
