package io.plumbline.statistics.drift;

import java.util.Optional;

import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricKind;

import static java.util.Objects.requireNonNull;

/**
 * One metric of one field in one profile, by its stored words: profiles of other versions may have metrics that this one doesn't
 * know.
 *
 * @param name the metric's stable key
 * @param value canonical text; empty exactly when there is a reason
 * @param lower of an approximate value; empty when exact, or when its error can't be said in numbers
 * @param upper likewise
 * @param absentReason why there is no value
 */
public record Figure(
        String name,
        MetricKind kind,
        Optional<String> value,
        boolean exact,
        Optional<String> lower,
        Optional<String> upper,
        Optional<String> absentReason) {
    public Figure {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        if (value.isPresent() == absentReason.isPresent()) {
            throw new IllegalArgumentException(
                    name + ": value " + value + ", absentReason " + absentReason + " (expected: exactly one of them)");
        }
    }

    /** A metric that was just computed. */
    public static Figure of(Metric metric) {
        return new Figure(
                metric.name(),
                metric.kind(),
                metric.value(),
                metric.exact(),
                metric.lower(),
                metric.upper(),
                metric.absentReason().map(Enum::name));
    }
}
