package io.plumbline.datastore.measurement;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.operation.Staged;
import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationSearch;

/** The relations between a container's fields under the keys of its profiles. Seen only through a container's state. */
public interface ProfileRelations extends Staged {

    /** Stores a chunk; repeating it changes nothing. */
    void stage(String key, int chunk, List<Relation> relations, @Nullable RelationSearch search);

    /** How these profiles have looked for relations, by key; those that weren't asked to are left out. */
    Map<String, RelationSearch> searches(Collection<String> keys);

    /** All relations of a profile, in the order in which they were found. */
    List<Relation> of(String key);
}
