package io.plumbline.statistics.metric;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.plumbline.statistics.state.FieldState;

/** The metrics of a masked field: those that show no value, and of all others the reason why they are absent. */
final class MaskedMetrics {
    /** Whatever metrics are added for other fields, a masked one has only the figures that are named here. */
    private static final Set<MetricName> SHOWN = EnumSet.of(
            MetricName.ROW_COUNT,
            MetricName.NULL_COUNT,
            MetricName.PARENT_NULL_COUNT,
            MetricName.COMPLETENESS,
            MetricName.ROWS_WITH_VALUE,
            MetricName.ROW_COMPLETENESS,
            MetricName.DISTINCT_COUNT,
            MetricName.DISTINCT_RATIO,
            MetricName.ALL_DISTINCT,
            MetricName.EMPTY_COUNT,
            MetricName.BLANK_COUNT,
            MetricName.MIN_LENGTH,
            MetricName.MAX_LENGTH,
            MetricName.MEAN_LENGTH,
            MetricName.STDDEV_LENGTH,
            MetricName.MIN_SIZE,
            MetricName.MAX_SIZE,
            MetricName.MEAN_SIZE,
            MetricName.STDDEV_SIZE);

    private MaskedMetrics() {}

    /** Every metric that the field would have if it weren't masked. */
    static List<Metric> of(FieldState state, OptionalLong containerRows) {
        Map<MetricName, Metric> measured = FieldMetrics.ofMasked(state, containerRows).stream()
                .filter(metric -> SHOWN.contains(metric.metric()))
                .collect(Collectors.toMap(Metric::metric, Function.identity()));
        FieldState unmasked = new FieldState(state.shape().masked(false), state.limits());
        return FieldMetrics.of(unmasked, CountedValues.of(unmasked, 1), containerRows).stream()
                .map(metric -> measured.getOrDefault(metric.metric(), absent(metric)))
                .toList();
    }

    private static Metric absent(Metric metric) {
        return new Metric(metric.metric(), metric.kind(), Measured.absent(AbsentReason.MASKED));
    }
}
