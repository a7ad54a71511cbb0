package io.plumbline.events.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What a check demands, beside its rule and its fields.
 *
 * @param properties the rule's parameters, for example {@code min} and {@code max} of {@code between}
 * @param coverage the share of rows that must hold, more than 0, at most 1
 * @param filter which rows it speaks of, as a Spark SQL condition; absent for all
 * @param description one sentence for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckTerms(
        Map<String, Object> properties,
        double coverage,
        @Nullable String filter,
        String description) {

    public CheckTerms {
        properties = Map.copyOf(properties);
        requireNonNull(description, "description");
    }

    /** Whether every row must hold. */
    public boolean full() {
        return coverage >= 1;
    }
}
