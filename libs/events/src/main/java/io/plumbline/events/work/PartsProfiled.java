package io.plumbline.events.work;

import java.util.List;

import io.plumbline.events.WorkId;
import io.plumbline.events.model.PartStateSlice;
import io.plumbline.events.model.ProfilePart;

import static java.util.Objects.requireNonNull;

/**
 * One chunk of a profile's parts. Unseen until {@link WorkFinished} has been accepted.
 *
 * @param chunk from 0, counted together with the profile's other chunks
 * @param parts that the profile consists of, those of earlier runs included
 * @param states of parts that this run has measured
 */
public record PartsProfiled(
        WorkId workId, long generation, int chunk, List<ProfilePart> parts, List<PartStateSlice> states)
        implements WorkResult {

    public PartsProfiled {
        requireNonNull(workId, "workId");
        parts = List.copyOf(parts);
        states = List.copyOf(states);
    }
}
