package io.plumbline.events.work;

import java.util.List;

import io.plumbline.events.WorkId;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.InferredCheck;

import static java.util.Objects.requireNonNull;

/**
 * One chunk of a container's profile. Unseen until {@link WorkFinished} has been accepted.
 *
 * @param chunk from 0
 */
public record FieldsProfiled(
        WorkId workId, long generation, int chunk, List<FieldProfile> fields, List<InferredCheck> checks)
        implements WorkResult {

    public FieldsProfiled {
        requireNonNull(workId, "workId");
        fields = List.copyOf(fields);
        checks = List.copyOf(checks);
    }
}
