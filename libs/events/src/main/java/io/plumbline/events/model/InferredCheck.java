package io.plumbline.events.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

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
 * @param filter which rows it speaks of, as a Spark SQL condition; absent for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferredCheck(
        String rule,
        List<String> fields,
        Map<String, Object> properties,
        double coverage,
        int level,
        String description,
        CheckEvidence evidence,
        @Nullable String filter) {

    /** Of all rows. */
    public InferredCheck(
            String rule,
            List<String> fields,
            Map<String, Object> properties,
            double coverage,
            int level,
            String description,
            CheckEvidence evidence) {
        this(rule, fields, properties, coverage, level, description, evidence, null);
    }

    public InferredCheck {
        requireNonNull(rule, "rule");
        fields = List.copyOf(fields);
        properties = Map.copyOf(properties);
        requireNonNull(description, "description");
        requireNonNull(evidence, "evidence");
    }
}
