package io.plumbline.systemtests.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/** Whether readers of a released schema can read what keeps the newer one: only optional fields may have been added. */
final class SchemaCompatibility {

    private static final List<String> SHAPE = List.of("type", "pattern", "format", "const", "oneOf", "anyOf", "$ref");

    private SchemaCompatibility() {}

    /** One sentence for each change that would hurt somebody; empty if there is none. */
    static List<String> breaches(JsonNode released, JsonNode current) {
        List<String> breaches = new ArrayList<>();
        compare("", released, current, breaches);
        return breaches;
    }

    private static void compare(String path, JsonNode released, JsonNode current, List<String> breaches) {
        for (String keyword : SHAPE) {
            if (!released.path(keyword).equals(current.path(keyword))) {
                breaches.add(path + " " + keyword + ": " + current.path(keyword) + " (expected: "
                        + released.path(keyword) + ")");
            }
        }
        if (!texts(released.path("required")).equals(texts(current.path("required")))) {
            breaches.add(
                    path + " required: " + current.path("required") + " (expected: " + released.path("required") + ")");
        }
        if (!texts(current.path("enum")).containsAll(texts(released.path("enum")))) {
            breaches.add(
                    path + " enum: " + current.path("enum") + " (expected: at least " + released.path("enum") + ")");
        }
        for (String container : List.of("properties", "$defs")) {
            released.path(container).properties().forEach(property -> {
                String inner = path + "/" + property.getKey();
                JsonNode counterpart = current.path(container).path(property.getKey());
                if (counterpart.isMissingNode()) {
                    breaches.add(inner + ": removed (expected: kept)");
                } else {
                    compare(inner, property.getValue(), counterpart, breaches);
                }
            });
        }
        for (String inner : List.of("items", "additionalProperties")) {
            if (released.path(inner).isObject()) {
                compare(path + "/" + inner, released.path(inner), current.path(inner), breaches);
            }
        }
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }
}
