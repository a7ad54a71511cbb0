package io.plumbline.events.model;

import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A rule that the data has kept so far.
 *
 * @param rule the rule's key, for example {@code notNull}
 * @param fields paths of the fields that it speaks of
 * @param properties the rule's parameters, for example {@code min} and {@code max} of {@code between}
 * @param coverage the share of rows that must hold, from 0 to 1
 * @param level the lowest inference level that proposes it, from 1
 * @param description one sentence for people
 */
public record InferredCheck(
        String rule,
        List<String> fields,
        Map<String, Object> properties,
        double coverage,
        int level,
        String description,
        CheckEvidence evidence) {

    public InferredCheck {
        requireNonNull(rule, "rule");
        fields = List.copyOf(fields);
        properties = Map.copyOf(properties);
        requireNonNull(description, "description");
        requireNonNull(evidence, "evidence");
    }
}
