package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.plumbline.statistics.metric.Distributions;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.Histogram;
import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.metric.TopValue;
import io.plumbline.statistics.state.DistinctState;
import io.plumbline.statistics.state.KeySample;

/** Whether fields of two containers have the same values, as far as their profiles tell. */
public final class SameContents {

    /** Of the time at which the rows were read, too. */
    private static final Set<MetricName> OF_NOW = EnumSet.of(MetricName.FUTURE_COUNT, MetricName.FRESHNESS_LAG);

    /** Plain counts, which the order of the rows leaves alone. */
    private static final Set<String> COUNTED = Set.of(
            Distributions.FIRST_DIGITS,
            Distributions.FORMATS,
            Distributions.WEEKDAYS,
            Distributions.HOURS,
            Distributions.MONTHS,
            Distributions.YEARS);

    /** In another order, sums of binary fractions are others by less than this share of them, or of 1 if they are smaller. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-9");

    private SameContents() {}

    /**
     * Whether both fields have one path and one type, the same figures wherever both are exact, the same frequent values, days, hours,
     * formats and first digits, and the same sample of different values. Of masked fields only path and type are compared. A field that couldn't be measured is like no other.
     */
    public static boolean of(FieldProfile field, FieldProfile other) {
        if (!field.path().equals(other.path())
                || !field.sparkType().equals(other.sparkType())
                || field.failure().isPresent()
                || other.failure().isPresent()) {
            return false;
        }
        return field.shape().masked()
                || other.shape().masked()
                || (sameFigures(field, other)
                        && counted(field).equals(counted(other))
                        && distributions(field).equals(distributions(other))
                        && sample(field).equals(sample(other)));
    }

    private static boolean sameFigures(FieldProfile field, FieldProfile other) {
        return field.metrics().stream()
                .filter(metric -> metric.exact() && !OF_NOW.contains(metric.metric()))
                .allMatch(metric -> other.metric(metric.metric())
                        .filter(Metric::exact)
                        .map(twin -> sameFigure(metric, twin))
                        .orElse(true));
    }

    private static boolean sameFigure(Metric metric, Metric other) {
        if (metric.value().equals(other.value())) {
            return true;
        }
        if (metric.kind() != MetricKind.DECIMAL
                || metric.number().isEmpty()
                || other.number().isEmpty()) {
            return false;
        }
        BigDecimal one = metric.number().get();
        BigDecimal two = other.number().get();
        BigDecimal size = one.abs().max(two.abs()).max(BigDecimal.ONE);
        return one.subtract(two).abs().compareTo(size.multiply(ROUNDING)) <= 0;
    }

    /** The frequent values, where it is certain how often each occurs. */
    private static Set<TopValue> counted(FieldProfile field) {
        return field.topValues().stream().allMatch(top -> top.count() == top.countUpper())
                ? new HashSet<>(field.topValues())
                : Set.of();
    }

    private static Map<String, Histogram> distributions(FieldProfile field) {
        Map<String, Histogram> counted = new HashMap<>(field.distributions());
        counted.keySet().retainAll(COUNTED);
        return counted;
    }

    private static Optional<KeySample> sample(FieldProfile field) {
        return field.state().distinct().map(DistinctState::keys);
    }
}
