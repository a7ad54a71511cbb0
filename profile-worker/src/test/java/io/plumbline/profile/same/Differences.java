package io.plumbline.profile.same;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.Histogram;
import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ValueDomain;

/**
 * Compares two profiles aspect by aspect. An exact figure equals an exact one. Two figures of which one is an estimate agree when
 * their bounds meet. Sums of floating-point numbers and all higher moments are the same to {@link #ROUNDING}, since rows are
 * added in another order.
 */
final class Differences {

    /** Relative. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-11");

    private static final Set<MetricName> ROUNDED = EnumSet.of(
            MetricName.STDDEV,
            MetricName.VARIANCE,
            MetricName.COEFFICIENT_OF_VARIATION,
            MetricName.SKEWNESS,
            MetricName.KURTOSIS);
    /** When they are small, they are what large terms leave of each other. */
    private static final Set<MetricName> FORM = EnumSet.of(MetricName.SKEWNESS, MetricName.KURTOSIS);

    private static final Set<MetricName> SUMMED = EnumSet.of(MetricName.SUM, MetricName.MEAN);

    /**
     * One aspect of one field that isn't the same.
     *
     * @param aspect {@code type}, the key of a metric, {@code topValues}, {@code histogram}, {@code typeShares} or {@code state}
     */
    record Difference(String field, String aspect, String expected, String found) {
        @Override
        public String toString() {
            return field + "." + aspect + ": " + found + " (expected: " + expected + ")";
        }
    }

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    static List<Difference> between(ContainerProfile expected, ContainerProfile given) {
        Differences all = new Differences();
        all.same("*", "rows", expected.rows(), given.rows());
        all.same("*", "blankRows", expected.blankRows(), given.blankRows());
        all.same("*", "fields", paths(expected), paths(given));
        for (FieldProfile field : expected.fields()) {
            given.field(field.path()).ifPresent(other -> all.compare(field, other));
        }
        return all.found;
    }

    private static List<String> paths(ContainerProfile profile) {
        return profile.fields().stream().map(FieldProfile::path).toList();
    }

    private void compare(FieldProfile expected, FieldProfile given) {
        String field = expected.path();
        same(field, "ordinal", expected.ordinal(), given.ordinal());
        same(field, "type", expected.sparkType(), given.sparkType());
        same(field, "failure", Optional.empty(), given.failure());
        for (MetricName name : MetricName.values()) {
            Optional<Metric> one = expected.metric(name);
            Optional<Metric> other = given.metric(name);
            if (one.isPresent() && other.isPresent()
                    ? !agree(expected, one.get(), other.get())
                    : one.isPresent() != other.isPresent()) {
                found.add(new Difference(
                        field,
                        name.key(),
                        one.map(Differences::words).orElse("-"),
                        other.map(Differences::words).orElse("-")));
            }
        }
        // Of estimates, which values are among the top ones is chance.
        boolean counted = expected.topValues().stream().allMatch(v -> v.count() == v.countUpper());
        same(field, "topValues", counted ? expected.topValues() : List.of(), counted ? given.topValues() : List.of());
        same(field, "typeShares", expected.typeShares(), given.typeShares());
        same(field, "distributions", exact(expected), exact(given));
        if (expected.histogram().map(Histogram::exact).orElse(true)) {
            same(field, "histogram", expected.histogram(), given.histogram());
        } else {
            same(field, "histogram", Optional.of(false), given.histogram().map(Histogram::exact));
        }
    }

    private static Map<String, Histogram> exact(FieldProfile profile) {
        Map<String, Histogram> exact = new HashMap<>(profile.distributions());
        exact.values().removeIf(histogram -> !histogram.exact());
        return exact;
    }

    private static boolean agree(FieldProfile field, Metric expected, Metric given) {
        if (expected.kind() != given.kind() || !expected.absentReason().equals(given.absentReason())) {
            return false;
        }
        if (expected.value().equals(given.value())) {
            return true;
        }
        if (expected.value().isEmpty() || given.value().isEmpty()) {
            return false;
        }
        if (!expected.exact() || !given.exact()) {
            return meet(expected, given);
        }
        boolean floating = field.shape().domain() == ValueDomain.DOUBLE;
        return (ROUNDED.contains(expected.metric()) || floating && SUMMED.contains(expected.metric()))
                && near(
                        expected.number().orElseThrow(),
                        given.number().orElseThrow(),
                        FORM.contains(expected.metric()) ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    /** @param size from which the figures are relative to their own */
    private static boolean near(BigDecimal one, BigDecimal other, BigDecimal size) {
        BigDecimal scale = one.abs().max(other.abs()).max(size);
        return one.subtract(other).abs().compareTo(scale.multiply(ROUNDING, MathContext.DECIMAL64)) <= 0;
    }

    /** Whether the ranges in which the truth lies have something in common. */
    private static boolean meet(Metric one, Metric other) {
        return compare(one, lower(one), upper(other)) <= 0 && compare(one, lower(other), upper(one)) <= 0;
    }

    private static int compare(Metric metric, String one, String other) {
        return metric.kind() == MetricKind.INTEGER || metric.kind() == MetricKind.DECIMAL
                ? new BigDecimal(one).compareTo(new BigDecimal(other))
                : one.compareTo(other);
    }

    private static String lower(Metric metric) {
        return metric.lower().or(metric::value).orElseThrow();
    }

    private static String upper(Metric metric) {
        return metric.upper().or(metric::value).orElseThrow();
    }

    private static String words(Metric metric) {
        String value = metric.value()
                .or(() -> metric.absentReason().map(Object::toString))
                .orElse("?");
        return metric.exact()
                ? value
                : value + " " + metric.lower().orElse("") + ".."
                        + metric.upper().orElse("");
    }

    private void same(String field, String aspect, Object expected, Object given) {
        if (!expected.equals(given)) {
            found.add(new Difference(field, aspect, expected.toString(), given.toString()));
        }
    }
}
