package io.plumbline.datastore.measurement;

import java.util.List;
import java.util.Optional;

import io.plumbline.datastore.operation.Staged;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.GroupedField;
import io.plumbline.events.model.ProfileGroup;

/** The groups of rows that profiles have figures of, under the keys of their profiles. */
public interface ProfileGroups extends Staged {

    /** Stores a chunk of this attempt; repeating it changes nothing. */
    void stage(String key, List<ProfileGroup> groups, List<GroupedField> fields);

    /** How many groups a profile has. */
    int count(String key);

    /** The groups of a profile at these positions, in their order. */
    List<ProfileGroup> groups(String key, int fromPosition, int toPosition);

    /** A group of a profile; empty if the profile doesn't have it. */
    Optional<ProfileGroup> group(String key, String id);

    /** Figures of fields in a group, the end not included, in their order. */
    List<FieldProfile> fields(String key, int position, int fromOrdinal, int toOrdinal);
}
