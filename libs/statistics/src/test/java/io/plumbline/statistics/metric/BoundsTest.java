package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.PatternCounts;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.StateLimits;
import io.plumbline.statistics.state.ValueDomain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every approximate figure lies within its bounds as often as it says, over a thousand trials with fixed seeds of each kind of
 * values. How many misses are allowed is such that a bound which holds would be found wanting by chance once in a thousand.
 */
class BoundsTest {
    private static final int TRIALS = 1_000;
    private static final int VALUES = 1_500;
    /** Small sketches, so that a few thousand values make them estimate. */
    private static final StateLimits SMALL = new StateLimits(9, 48, 16, 16, 24, 50);

    private static final Map<MetricName, Double> CONFIDENCE = new EnumMap<>(Map.ofEntries(
            Map.entry(MetricName.DISTINCT_COUNT, 0.95),
            Map.entry(MetricName.DISTINCT_RATIO, 0.95),
            Map.entry(MetricName.DUPLICATE_COUNT, 0.95),
            Map.entry(MetricName.ENTROPY, 0.95),
            Map.entry(MetricName.P1, 0.99),
            Map.entry(MetricName.P5, 0.99),
            Map.entry(MetricName.P10, 0.99),
            Map.entry(MetricName.Q1, 0.99),
            Map.entry(MetricName.MEDIAN, 0.99),
            Map.entry(MetricName.Q3, 0.99),
            Map.entry(MetricName.P90, 0.99),
            Map.entry(MetricName.P95, 0.99),
            Map.entry(MetricName.P99, 0.99),
            Map.entry(MetricName.INTERQUARTILE_RANGE, 0.98),
            Map.entry(MetricName.MEDIAN_ABSOLUTE_DEVIATION, 0.97),
            Map.entry(MetricName.OUTLIER_COUNT, 0.94)));

    enum Kind {
        UNIFORM(random -> index -> Math.rint(random.nextDouble() * 5_000)),
        NORMAL(random -> index -> random.nextGaussian()),
        SKEWED(random -> index -> Math.rint(Math.exp(2 * random.nextGaussian()) * 100)),
        FEW_FREQUENT(random -> index -> random.nextInt(3) > 0 ? random.nextInt(4) : random.nextInt(900)),
        SORTED(random -> index -> index + random.nextInt(3));

        private final java.util.function.Function<Random, IntToDoubleFunction> values;

        Kind(java.util.function.Function<Random, IntToDoubleFunction> values) {
            this.values = values;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void boundsOfNumbers_holdAsOftenAsTheySay(Kind kind) {
        Map<MetricName, Integer> misses = new EnumMap<>(MetricName.class);
        Map<MetricName, Integer> trials = new EnumMap<>(MetricName.class);
        for (int trial = 0; trial < TRIALS; trial++) {
            IntToDoubleFunction next = kind.values.apply(new Random(trial * 1_000L + kind.ordinal()));
            double[] values = new double[VALUES];
            FieldState[] parts = {state(), state(), state()};
            for (int i = 0; i < VALUES; i++) {
                values[i] = next.applyAsDouble(i);
                parts[i % 3].addDouble(values[i], 1);
            }
            FieldProfile profile = ContainerProfiles.of(parts[0].merge(parts[1]).merge(parts[2]));
            Map<MetricName, Double> truths = truths(values);
            for (MetricName name : CONFIDENCE.keySet()) {
                Metric metric = profile.metric(name).orElseThrow();
                if (!metric.exact()) {
                    trials.merge(name, 1, Integer::sum);
                    misses.merge(name, isWithin(metric, truths.get(name)) ? 0 : 1, Integer::sum);
                }
            }
        }
        // Now and then a trial has so few different values that they are counted.
        assertThat(trials.values()).hasSizeGreaterThan(10).allMatch(count -> count > TRIALS * 9 / 10);
        misses.forEach((name, count) -> assertThat(count)
                .as(kind + ": " + name.key() + ", misses of " + TRIALS + " at " + CONFIDENCE.get(name))
                .isLessThanOrEqualTo(allowed(trials.get(name), 1 - CONFIDENCE.get(name))));
    }

    private static boolean isWithin(Metric metric, double truth) {
        double slack = 1e-9 * Math.max(1, Math.abs(truth));
        return new BigDecimal(metric.lower().orElseThrow()).doubleValue() <= truth + slack
                && new BigDecimal(metric.upper().orElseThrow()).doubleValue() >= truth - slack;
    }

    /** The smallest number that a binomial count of misses exceeds with a probability of less than one in a thousand. */
    static int allowed(int trials, double missing) {
        double log = trials * Math.log1p(-missing);
        double below = Math.exp(log);
        int count = 0;
        while (below < 0.999) {
            count++;
            log += Math.log((double) (trials - count + 1) / count) + Math.log(missing) - Math.log1p(-missing);
            below += Math.exp(log);
        }
        return count;
    }

    private static Map<MetricName, Double> truths(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Map<Double, Integer> counts = new HashMap<>();
        for (double value : sorted) {
            counts.merge(value, 1, Integer::sum);
        }
        Map<MetricName, Double> truths = new EnumMap<>(MetricName.class);
        truths.put(MetricName.DISTINCT_COUNT, (double) counts.size());
        truths.put(MetricName.DISTINCT_RATIO, (double) counts.size() / VALUES);
        truths.put(MetricName.DUPLICATE_COUNT, (double) VALUES - counts.size());
        truths.put(
                MetricName.ENTROPY,
                -counts.values().stream()
                        .mapToDouble(count -> count / (double) VALUES)
                        .map(p -> p * Math.log(p) / Math.log(2))
                        .sum());
        int[] percents = {1, 5, 10, 25, 50, 75, 90, 95, 99};
        MetricName[] names = {
            MetricName.P1,
            MetricName.P5,
            MetricName.P10,
            MetricName.Q1,
            MetricName.MEDIAN,
            MetricName.Q3,
            MetricName.P90,
            MetricName.P95,
            MetricName.P99
        };
        for (int i = 0; i < names.length; i++) {
            truths.put(names[i], atPercent(sorted, percents[i]));
        }
        double q1 = truths.get(MetricName.Q1);
        double q3 = truths.get(MetricName.Q3);
        double reach = 1.5 * (q3 - q1);
        truths.put(MetricName.INTERQUARTILE_RANGE, q3 - q1);
        truths.put(MetricName.OUTLIER_COUNT, (double) Arrays.stream(sorted)
                .filter(v -> v < q1 - reach || v > q3 + reach)
                .count());
        double median = truths.get(MetricName.MEDIAN);
        double[] deviations =
                Arrays.stream(sorted).map(v -> Math.abs(v - median)).sorted().toArray();
        truths.put(MetricName.MEDIAN_ABSOLUTE_DEVIATION, atPercent(deviations, 50));
        return truths;
    }

    private static double atPercent(double[] sorted, int percent) {
        return sorted[(int) (((long) sorted.length * percent + 99) / 100) - 1];
    }

    @Test
    void boundsOfCounts_alwaysHold() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(trial);
            Map<String, Long> values = new HashMap<>();
            Map<String, Long> patterns = new HashMap<>();
            List<FieldState> parts = new ArrayList<>(List.of(text(), text()));
            for (int i = 0; i < 800; i++) {
                String text = i % 4 == 0 ? "a" + random.nextInt(3) : Integer.toString(random.nextInt(), 36);
                values.merge(text, 1L, Long::sum);
                patterns.merge(pattern(text), 1L, Long::sum);
                byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                parts.get(i % 2).addText(bytes, text.length(), 1);
            }
            FieldState merged = parts.get(0).merge(parts.get(1));
            for (TopValue top : ContainerProfiles.of(merged).topValues()) {
                assertThat(values.get(top.value())).isBetween(top.count(), top.countUpper());
            }
            for (PatternCounts.Pattern top :
                    merged.textShape().orElseThrow().patterns().top(20)) {
                assertThat(patterns.get(top.pattern())).isBetween(top.count(), top.countUpper());
            }
        }
    }

    private static String pattern(String text) {
        return text.replaceAll("[a-z]", "a").replaceAll("[0-9]", "9");
    }

    private static FieldState state() {
        return new FieldState(
                new FieldShape("f", 0, "double", ProfiledType.FRACTIONAL, ValueDomain.DOUBLE, 0, true, false), SMALL);
    }

    private static FieldState text() {
        return new FieldState(
                new FieldShape("f", 0, "string", ProfiledType.STRING, ValueDomain.TEXT, 0, true, false), SMALL);
    }
}
