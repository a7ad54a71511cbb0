package io.plumbline.gateway.check;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.gateway.request.RequestBody;

/** Reads what a check is to demand and what is noted about it. What is absent stays; a null takes away. */
final class CheckWish {

    private static final int LONGEST_FILTER = 10_000;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int LONGEST_OWNER = 255;
    private static final int MOST_PROPERTY_CHARACTERS = 32_768;
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_TAG = 100;
    private static final int MOST_METADATA = 100;
    private static final int LONGEST_METADATA = 1_000;

    private CheckWish() {}

    /** @param description where none is given and none is there */
    static CheckTerms terms(RequestBody body, @Nullable CheckTerms present, String description) {
        Map<String, Object> properties = new HashMap<>(present == null ? Map.of() : present.properties());
        body.object("properties")
                .ifPresent(given -> given.forEach((name, value) -> {
                    if (value == null) {
                        properties.remove(name);
                    } else {
                        properties.put(name, value);
                    }
                }));
        if (properties.toString().length() > MOST_PROPERTY_CHARACTERS) {
            body.wrong("properties", "too much", "at most " + MOST_PROPERTY_CHARACTERS + " characters in all");
        }
        double coverage = present == null ? 1 : present.coverage();
        if (body.has("coverage")) {
            coverage = body.share("coverage").orElse(coverage);
        }
        Optional<String> filter = body.text("filter", LONGEST_FILTER);
        filter.filter(String::isBlank).ifPresent(f -> body.wrong("filter", "blank", "a Spark SQL condition, or null"));
        String kept = present == null ? null : present.filter();
        String words = present == null ? description : present.description();
        Optional<String> given = body.text("description", LONGEST_DESCRIPTION);
        given.filter(String::isBlank).ifPresent(d -> body.wrong("description", "blank", "a sentence"));
        return new CheckTerms(
                properties, coverage, body.has("filter") ? filter.orElse(null) : kept, given.orElse(words));
    }

    /** Tags and metadata are given as a whole. */
    static CheckLabels labels(RequestBody body, CheckLabels present) {
        List<String> tags = body.texts("tags", MOST_TAGS);
        for (String tag : tags) {
            if (tag.isBlank() || tag.length() > LONGEST_TAG || tag.chars().anyMatch(Character::isISOControl)) {
                body.wrong("tags", tag, "texts of 1 to " + LONGEST_TAG + " characters in one line");
            }
        }
        Map<String, String> metadata = new HashMap<>();
        Map<String, Object> given = body.object("metadata").orElse(Map.of());
        if (given.size() > MOST_METADATA) {
            body.wrong("metadata", given.size() + " entries", "at most " + MOST_METADATA);
        }
        RequestBody part = new RequestBody(given);
        given.forEach((name, value) -> {
            boolean named = !name.isBlank() && name.length() <= LONGEST_TAG;
            if (named && value instanceof String text && text.length() <= LONGEST_METADATA) {
                metadata.put(name, text);
            } else {
                part.wrong(
                        name,
                        value,
                        "a text of at most " + LONGEST_METADATA + " characters under a name of at most " + LONGEST_TAG);
            }
        });
        body.collect(part, "/metadata");
        Optional<String> owner = body.text("owner", LONGEST_OWNER);
        return new CheckLabels(
                body.has("tags") ? List.copyOf(new LinkedHashSet<>(tags)) : present.tags(),
                body.has("metadata") ? metadata : present.metadata(),
                body.has("owner") ? owner.orElse(null) : present.owner());
    }
}
