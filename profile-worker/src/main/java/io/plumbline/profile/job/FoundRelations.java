package io.plumbline.profile.job;

import java.util.List;

import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationSearch;

import static java.util.Objects.requireNonNull;

/** The relations between a container's fields, and how they were looked for. */
public record FoundRelations(RelationSearch search, List<Relation> relations) {

    public FoundRelations {
        requireNonNull(search, "search");
        relations = List.copyOf(relations);
    }
}
