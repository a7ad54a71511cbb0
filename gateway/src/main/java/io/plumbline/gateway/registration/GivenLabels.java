package io.plumbline.gateway.registration;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.DatastoreLabels;
import io.plumbline.gateway.request.RequestBody;
import io.plumbline.gateway.request.Tags;

/** Reads by what people sort a datastore. */
final class GivenLabels {

    private GivenLabels() {}

    /** Null if the body has none. A group that is null or blank is none. What is wrong is noted by the body. */
    static @Nullable DatastoreLabels read(RequestBody body) {
        if (!body.has("tags") && !body.has("group")) {
            return null;
        }
        List<String> tags = body.has("tags") ? Tags.read(body, "tags", DatastoreLabels.MOST_TAGS) : null;
        String group = null;
        if (body.has("group")) {
            Optional<String> given = body.text("group", DatastoreLabels.LONGEST_GROUP);
            group = given.map(String::strip).orElse("");
            if (group.chars().anyMatch(Character::isISOControl)) {
                body.wrong(
                        "group",
                        group,
                        "a name of at most " + DatastoreLabels.LONGEST_GROUP + " characters in one line");
            }
        }
        return new DatastoreLabels(tags, group);
    }
}
