package io.plumbline.datastore.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.WorkFinished;

import static java.util.Objects.requireNonNull;

/**
 * A worker's end message that came before its last chunk.
 *
 * @param parts of which parts a profile was made; absent if they aren't known
 * @param coverage how much of the container was read; absent if the worker doesn't say
 */
public record Announced(
        long generation,
        int chunks,
        WorkSummary summary,
        List<Warning> warnings,
        @Nullable ReadCoverage coverage,
        @Nullable PartsSummary parts) {

    public Announced {
        requireNonNull(summary, "summary");
        warnings = List.copyOf(warnings);
    }

    static Announced of(WorkFinished finished) {
        return new Announced(
                finished.generation(),
                finished.chunks(),
                finished.summary(),
                finished.warnings(),
                finished.coverage(),
                finished.parts());
    }
}
