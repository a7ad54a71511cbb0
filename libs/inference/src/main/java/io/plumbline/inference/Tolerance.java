package io.plumbline.inference;

import java.util.Arrays;
import java.util.Locale;

/**
 * An interval that holds at least {@link Thresholds#PART_COVERAGE} of all parts like those seen, with
 * {@link Thresholds#CONFIDENCE}: mean ± k standard deviations, k by Howe's formula for two-sided normal tolerance limits. On the
 * logarithms where the figures are positive and lean to the right.
 *
 * <p>Takes the parts as independent and alike. What trends isn't; such limits are found out by the forward test.
 */
record Tolerance(double lower, double upper, boolean logarithmic, int parts) {
    /** Half of what is left over by {@link Thresholds#PART_COVERAGE}, as a quantile of the normal distribution. */
    private static final double NORMAL_AT_COVERAGE = 3.2905;

    /** One minus {@link Thresholds#CONFIDENCE}, as a quantile of the normal distribution. */
    private static final double NORMAL_AT_RISK = -1.6449;

    private static final double LEANS = 1.0;

    /** @throws IllegalArgumentException with fewer than two values */
    static Tolerance of(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("values: " + values.length + " (expected: at least 2)");
        }
        double[] logs = logarithms(values);
        boolean logarithmic = Arrays.stream(values).allMatch(v -> v > 0)
                && skewness(values) > LEANS
                && Math.abs(skewness(logs)) < skewness(values);
        return of(logarithmic ? logs : values, logarithmic);
    }

    /**
     * On the logarithms in any case: for positive figures whose half is as far off as their double.
     *
     * @throws IllegalArgumentException with fewer than two values, or one that isn't positive
     */
    static Tolerance ofLogarithms(double[] values) {
        if (values.length < 2 || Arrays.stream(values).anyMatch(v -> v <= 0)) {
            throw new IllegalArgumentException("values: " + Arrays.toString(values) + " (expected: 2 or more above 0)");
        }
        return of(logarithms(values), true);
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static Tolerance of(double[] used, boolean logarithmic) {
        double mean = mean(used);
        double reach = factor(used.length) * deviation(used, mean);
        double lower = Math.min(Arrays.stream(used).min().orElseThrow(), mean - reach);
        double upper = Math.max(Arrays.stream(used).max().orElseThrow(), mean + reach);
        return logarithmic
                ? new Tolerance(Math.exp(lower), Math.exp(upper), true, used.length)
                : new Tolerance(lower, upper, false, used.length);
    }

    /** Howe 1969, with the Wilson–Hilferty approximation of the chi-squared quantile. */
    static double factor(int n) {
        double degrees = n - 1.0;
        double ninth = 2 / (9 * degrees);
        double chiSquared = degrees * Math.pow(1 - ninth + NORMAL_AT_RISK * Math.sqrt(ninth), 3);
        return NORMAL_AT_COVERAGE * Math.sqrt(degrees * (1 + 1.0 / n) / chiSquared);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values, double mean) {
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private static double skewness(double[] values) {
        double mean = mean(values);
        double deviation = deviation(values, mean);
        return deviation == 0
                ? 0
                : Arrays.stream(values)
                        .map(v -> Math.pow((v - mean) / deviation, 3))
                        .average()
                        .orElseThrow();
    }

    /** The method in words, with its figures. */
    String method(String what) {
        return String.format(
                Locale.ROOT,
                "tolerance limits of %s over %d parts%s: mean ± %.2f standard deviations holds %s of such parts",
                what,
                parts,
                logarithmic ? " on a logarithmic scale" : "",
                factor(parts),
                Thresholds.PART_COVERAGE * 100 + " %");
    }
}
