package io.plumbline.inference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A proposed check.
 *
 * @param rule key of the {@link RuleName}
 * @param fields paths, as in the profile; empty when it speaks of the whole container
 * @param properties of the rule, by name: texts, numbers as {@code BigDecimal}, true or false, or lists of texts or numbers
 * @param coverage the share of values that must pass, above 0 and up to 1
 * @param level from which this rule is inferred
 * @param description one sentence for people
 * @param fromHistory whether the limits come from how the stored parts differ, rather than from one snapshot
 */
public record InferredCheck(
        String rule,
        List<String> fields,
        Map<String, Object> properties,
        double coverage,
        Evidence evidence,
        int level,
        String description,
        boolean fromHistory) {
    public InferredCheck {
        fields = List.copyOf(fields);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** With limits from one snapshot. */
    public InferredCheck(
            String rule,
            List<String> fields,
            Map<String, Object> properties,
            double coverage,
            Evidence evidence,
            int level,
            String description) {
        this(rule, fields, properties, coverage, evidence, level, description, false);
    }

    InferredCheck with(Evidence tested) {
        return new InferredCheck(rule, fields, properties, coverage, tested, level, description, fromHistory);
    }

    InferredCheck basedOnHistory() {
        return new InferredCheck(rule, fields, properties, coverage, evidence, level, description, true);
    }
}
