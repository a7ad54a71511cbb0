package io.plumbline.exports.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A check that is exported.
 *
 * @param id stable over runs
 * @param rule the rule's key, for example {@code notNull}
 * @param fields paths of the fields that it speaks of; empty if it speaks of the container
 * @param properties the rule's parameters: texts, numbers, booleans, or lists of these
 * @param coverage the share of judged values that must pass, above 0 and up to 1
 * @param filter Spark SQL condition of the rows that it speaks of; absent for all
 * @param evidence why it was proposed, by name; empty if a person wrote it
 */
public record Check(
        String id,
        String rule,
        List<String> fields,
        Map<String, Object> properties,
        double coverage,
        @Nullable String filter,
        String description,
        List<String> tags,
        Map<String, Object> evidence) {

    public Check {
        requireNonNull(id, "id");
        requireNonNull(rule, "rule");
        fields = List.copyOf(fields);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        if (!(coverage > 0 && coverage <= 1)) {
            throw new IllegalArgumentException(
                    "coverage of " + rule + ": " + coverage + " (expected: above 0 and up to 1)");
        }
        requireNonNull(description, "description");
        tags = List.copyOf(tags);
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /** Whether every judged value must pass. */
    public boolean complete() {
        return coverage >= 1;
    }

    /** The only field, or the first of several; empty text if there is none. */
    public String field() {
        return fields.isEmpty() ? "" : fields.get(0);
    }
}
