package io.plumbline.profile.job;

import java.util.List;

import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.Warning;

/**
 * What one pass over a container gave.
 *
 * @param bytes of the source that were read; 0 if it doesn't say
 */
public record MeasuredContainer(
        long rows,
        long bytes,
        List<FieldProfile> fields,
        List<InferredCheck> checks,
        List<Warning> warnings,
        ReadCoverage coverage) {

    public MeasuredContainer {
        fields = List.copyOf(fields);
        checks = List.copyOf(checks);
        warnings = List.copyOf(warnings);
    }
}
