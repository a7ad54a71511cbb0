package io.plumbline.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.Metric;

import static java.util.Objects.requireNonNull;

/**
 * One metric in two profiles.
 *
 * @param from as the earlier profile has it; absent if it doesn't
 * @param to as the later profile has it; absent if it doesn't
 * @param difference to minus from in plain digits; absent unless both are numbers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricDiff(
        String name,
        MetricChange change,
        @Nullable Metric from,
        @Nullable Metric to,
        @Nullable String difference) {

    public MetricDiff {
        requireNonNull(name, "name");
        requireNonNull(change, "change");
    }
}
