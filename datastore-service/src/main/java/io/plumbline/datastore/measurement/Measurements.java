package io.plumbline.datastore.measurement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.plumbline.datastore.operation.Staged;
import io.plumbline.events.CheckId;
import io.plumbline.events.model.FieldProfile;

/** Field profiles and inferred checks under the keys of their profiles. Seen only through a container's state. */
public interface Measurements extends Staged {

    /** Stores a chunk; repeating it changes nothing. */
    void stage(String key, int chunk, List<FieldProfile> fields, List<StoredCheck> checks);

    /** The field profiles with these ordinals that exist, by ordinal. */
    List<FieldProfile> fields(String key, int fromOrdinal, int toOrdinal);

    /** The field profiles with these ordinals that exist, in no order. */
    List<FieldProfile> fields(String key, Set<Integer> ordinals);

    /** What lists show of a profile's fields, by ordinal. */
    List<FieldSummary> summaries(StoredProfile profile);

    /** By what fields are filtered and sorted, by the keys of these profiles; empty for one that an older release has stored. */
    Map<String, List<FieldFigure>> figures(Collection<StoredProfile> profiles);

    /** The field profiles with these ordinals, by the keys of their profiles, in no order. */
    Map<String, List<FieldProfile>> fields(Map<String, Set<Integer>> ordinals);

    /** The paths of a profile's fields by ordinal, without reading more of them. */
    List<String> paths(StoredProfile profile);

    /** What must be known of a profile's fields to find their values elsewhere, by ordinal; of those fields of which it is known. */
    List<FieldKeys> keys(StoredProfile profile);

    /** All checks of a profile, in the order in which they were inferred. */
    List<StoredCheck> checks(StoredProfile profile);

    /** This check in all profiles that are stored, visible or not. */
    List<StoredCheck> named(CheckId id);
}
