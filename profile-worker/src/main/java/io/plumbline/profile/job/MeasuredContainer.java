package io.plumbline.profile.job;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.Warning;

/**
 * What one pass over a container, and what earlier ones have left, gave.
 *
 * @param rows of the whole profile, those of parts that an earlier run has measured included
 * @param bytes of the source that were read; 0 if it doesn't say
 * @param parts that the profile consists of; null if the container has none, or not all of it was read
 * @param relations between the fields; null if the run isn't asked for them
 * @param groups of the same rows, beside the whole
 */
public record MeasuredContainer(
        long rows,
        long bytes,
        List<FieldProfile> fields,
        List<InferredCheck> checks,
        List<Warning> warnings,
        ReadCoverage coverage,
        @Nullable MeasuredParts parts,
        @Nullable FoundRelations relations,
        GroupedFigures groups) {

    public MeasuredContainer {
        fields = List.copyOf(fields);
        checks = List.copyOf(checks);
        warnings = List.copyOf(warnings);
    }
}
