package io.plumbline.events.work;

import java.util.List;

import io.plumbline.events.WorkId;
import io.plumbline.events.model.GroupedField;
import io.plumbline.events.model.ProfileGroup;

import static java.util.Objects.requireNonNull;

/**
 * One chunk of what a profile says of groups of rows. Unseen until {@link WorkFinished} has been accepted.
 *
 * @param chunk from 0, counted together with the profile's other chunks
 */
public record GroupsProfiled(
        WorkId workId, long generation, int chunk, List<ProfileGroup> groups, List<GroupedField> fields)
        implements WorkResult {

    public GroupsProfiled {
        requireNonNull(workId, "workId");
        groups = List.copyOf(groups);
        fields = List.copyOf(fields);
    }
}
