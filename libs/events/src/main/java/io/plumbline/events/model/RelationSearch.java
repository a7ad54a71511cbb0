package io.plumbline.events.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a run has looked for relations between the fields of a container.
 *
 * @param skipped why it didn't look, though it was asked to; absent if it did
 * @param rows from which the sample was taken that tells what is worth to be counted; 0 if it didn't look
 * @param sampledRows of these
 * @param fields that were compared; those that are masked, excluded, or not made of single values aren't among them
 * @param notes what was left out, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelationSearch(@Nullable String skipped, long rows, int sampledRows, int fields, List<String> notes) {

    public RelationSearch {
        notes = List.copyOf(notes);
    }

    /** None, for this reason. */
    public static RelationSearch skipped(String why) {
        return new RelationSearch(why, 0, 0, 0, List.of());
    }
}
