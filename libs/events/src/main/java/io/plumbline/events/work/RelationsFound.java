package io.plumbline.events.work;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.WorkId;
import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationSearch;

import static java.util.Objects.requireNonNull;

/**
 * One chunk of the relations between a container's fields. Unseen until {@link WorkFinished} has been accepted.
 *
 * @param chunk from 0, counted together with the profile's other chunks
 * @param search how they were looked for; in the last of these chunks only, absent in the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelationsFound(
        WorkId workId,
        long generation,
        int chunk,
        List<Relation> relations,
        @Nullable RelationSearch search) implements WorkResult {

    public RelationsFound {
        requireNonNull(workId, "workId");
        relations = List.copyOf(relations);
    }
}
