package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ProfiledType;

/**
 * What was measured of one field.
 *
 * @param metrics those that apply to the type, in the order of {@link MetricName}
 * @param topValues the most frequent values, most frequent first; all of them while there are no more than the histogram's
 *     limit; empty when none is certainly frequent
 * @param histogram empty when the type has none or there are too many different values
 * @param typeShares of strings: how many look like what, by {@code ValueClass.key}; only those that occur
 * @param distributions by name of {@link Distributions}: how the values are spread in other respects; only those that have any
 * @param failure why the field couldn't be measured; then every metric is absent
 * @param state what the figures were made from, for storing and merging
 */
public record FieldProfile(
        FieldShape shape,
        List<Metric> metrics,
        List<TopValue> topValues,
        Optional<Histogram> histogram,
        Map<String, Long> typeShares,
        Map<String, Histogram> distributions,
        Optional<String> failure,
        FieldState state) {
    public FieldProfile {
        metrics = List.copyOf(metrics);
        topValues = List.copyOf(topValues);
        distributions = Collections.unmodifiableMap(new LinkedHashMap<>(distributions));
    }

    public String path() {
        return shape.path();
    }

    public int ordinal() {
        return shape.ordinal();
    }

    public String sparkType() {
        return shape.sparkType();
    }

    public ProfiledType profiledType() {
        return shape.type();
    }

    /** The metric of that name; empty when it doesn't apply to the type. */
    public Optional<Metric> metric(MetricName name) {
        return metrics.stream().filter(m -> m.metric() == name).findFirst();
    }

    /** The metric's number; empty when it doesn't apply, is absent or isn't a number. */
    public Optional<BigDecimal> number(MetricName name) {
        return metric(name).flatMap(Metric::number);
    }

    /** The metric's text; empty when it doesn't apply or is absent. */
    public Optional<String> text(MetricName name) {
        return metric(name).flatMap(Metric::value);
    }

    /** The form to store; {@code FieldState.fromBytes} reads it. */
    public byte[] stateBytes() {
        return state.toBytes();
    }
}
