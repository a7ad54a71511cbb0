package io.plumbline.events.work;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.WorkId;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;

import static java.util.Objects.requireNonNull;

/**
 * The work is done; its chunks may be shown once all are there.
 *
 * @param chunks how many chunks were published before
 * @param coverage how much of the container was read; absent for a catalog
 * @param parts that a profile consists of; absent for a catalog, and for a profile whose parts aren't known
 */
public record WorkFinished(
        WorkId workId,
        long generation,
        int chunks,
        WorkSummary summary,
        List<Warning> warnings,
        @Nullable ReadCoverage coverage,
        @Nullable PartsSummary parts)
        implements WorkResult {

    /** Of work that doesn't say how much it has read. */
    public WorkFinished(WorkId workId, long generation, int chunks, WorkSummary summary, List<Warning> warnings) {
        this(workId, generation, chunks, summary, warnings, null, null);
    }

    /** Of a container without parts. */
    public WorkFinished(
            WorkId workId,
            long generation,
            int chunks,
            WorkSummary summary,
            List<Warning> warnings,
            @Nullable ReadCoverage coverage) {
        this(workId, generation, chunks, summary, warnings, coverage, null);
    }

    public WorkFinished {
        requireNonNull(workId, "workId");
        requireNonNull(summary, "summary");
        warnings = List.copyOf(warnings);
    }
}
