package io.plumbline.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * One measured figure of a field.
 *
 * @param name a stable key in camel case, for example {@code nullCount}
 * @param kind how {@code value} is to be read
 * @param value canonical text: plain decimals, ISO-8601 dates and instants; absent if nothing was measured
 * @param exact whether the value is exact; an approximate one states {@code lower}, {@code upper} and {@code bound}
 * @param lower lower end of the interval of an approximate value; absent if exact
 * @param upper upper end of that interval; absent if exact
 * @param bound the error model in words, for example {@code 95 % interval of the HLL sketch}; absent if exact
 * @param absentReason why there is no value, for example {@code NO_ROWS}; absent if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Metric(
        String name,
        MetricKind kind,
        @Nullable String value,
        boolean exact,
        @Nullable String lower,
        @Nullable String upper,
        @Nullable String bound,
        @Nullable String absentReason) {

    public Metric {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        if ((value == null) == (absentReason == null)) {
            throw new IllegalArgumentException(
                    name + ": value " + value + ", absentReason " + absentReason + " (expected: exactly one of them)");
        }
    }
}
