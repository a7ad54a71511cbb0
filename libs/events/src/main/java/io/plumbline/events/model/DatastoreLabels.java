package io.plumbline.events.model;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * By what people sort datastores. In a change, what is absent stays as it is, and a blank group takes it out of its group.
 *
 * @param tags absent if it has none
 * @param group the name of the group that it is in; absent if it is in none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatastoreLabels(
        @Nullable List<String> tags, @Nullable String group) {

    public static final DatastoreLabels NONE = new DatastoreLabels(null, null);

    public static final int MOST_TAGS = 50;
    public static final int LONGEST_GROUP = 100;

    public DatastoreLabels {
        tags = tags == null ? null : List.copyOf(tags);
    }

    /** These, with what a change says. */
    public DatastoreLabels changedBy(@Nullable DatastoreLabels change) {
        if (change == null) {
            return this;
        }
        List<String> newTags = Objects.requireNonNullElse(change.tags, tagsOrNone());
        String newGroup = change.group == null ? group : change.group.isBlank() ? null : change.group;
        return new DatastoreLabels(newTags.isEmpty() ? null : newTags, newGroup);
    }

    public List<String> tagsOrNone() {
        return tags == null ? List.of() : tags;
    }
}
