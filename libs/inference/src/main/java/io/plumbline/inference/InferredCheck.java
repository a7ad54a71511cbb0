package io.plumbline.inference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A proposed check.
 *
 * @param rule key of the {@link RuleName}
 * @param fields paths, as in the profile
 * @param properties of the rule, by name: texts, numbers as {@code BigDecimal}, or lists of texts or numbers
 * @param coverage the share of values that must pass, above 0 and up to 1
 * @param level from which this rule is inferred
 * @param description one sentence for people
 */
public record InferredCheck(
        String rule,
        List<String> fields,
        Map<String, Object> properties,
        double coverage,
        Evidence evidence,
        int level,
        String description) {
    public InferredCheck {
        fields = List.copyOf(fields);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
