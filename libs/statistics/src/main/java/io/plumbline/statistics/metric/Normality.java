package io.plumbline.statistics.metric;

import io.plumbline.statistics.state.MomentsState;

/**
 * Whether numbers are clearly not from a normal distribution: D'Agostino and Pearson's K² test of skewness and kurtosis says so
 * at 99.9 % confidence, and they differ enough to matter, as with many values any difference is significant.
 */
final class Normality {
    /** Below so many values the test isn't used. */
    static final int FEWEST = 20;

    /** The 99.9 % quantile of the chi-squared distribution with two degrees of freedom. */
    static final double CRITICAL = 13.815_510_557_964_274;

    /** A skewness (adjusted, as the metric) of a smaller size doesn't matter. */
    static final double MATERIAL_SKEWNESS = 0.5;

    /** An excess kurtosis (adjusted, as the metric) of a smaller size doesn't matter. */
    static final double MATERIAL_KURTOSIS = 1;

    private Normality() {}

    /** Of the population: m3 / m2^1.5. */
    static double skewness(MomentsState moments) {
        double n = moments.count();
        double variance = moments.squares() / n;
        return moments.cubes() / n / (variance * Math.sqrt(variance));
    }

    /** Of the population, 3 for a normal distribution: m4 / m2². */
    static double kurtosis(MomentsState moments) {
        double n = moments.count();
        double variance = moments.squares() / n;
        return moments.fourths() / n / (variance * variance);
    }

    /** Adjusted for the sample, 0 for a normal distribution. */
    static double sampleExcess(MomentsState moments) {
        double n = moments.count();
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (kurtosis(moments) - 3) + 6);
    }

    static boolean isNotNormal(MomentsState moments) {
        double n = moments.count();
        double adjusted = skewness(moments) * Math.sqrt(n * (n - 1)) / (n - 2);
        boolean material =
                Math.abs(adjusted) > MATERIAL_SKEWNESS || Math.abs(sampleExcess(moments)) > MATERIAL_KURTOSIS;
        return material && statistic(skewness(moments), kurtosis(moments), n) > CRITICAL;
    }

    /** K². */
    static double statistic(double skewness, double kurtosis, double n) {
        double bySkewness = ofSkewness(skewness, n);
        double byKurtosis = ofKurtosis(kurtosis, n);
        return bySkewness * bySkewness + byKurtosis * byKurtosis;
    }

    /** D'Agostino's transformation: near to standard normal if the values are normal. */
    private static double ofSkewness(double skewness, double n) {
        double y = skewness * Math.sqrt((n + 1) * (n + 3) / (6 * (n - 2)));
        double beta = 3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
        double w2 = Math.sqrt(2 * (beta - 1)) - 1;
        double delta = 1 / Math.sqrt(0.5 * Math.log(w2));
        double ratio = y / Math.sqrt(2 / (w2 - 1));
        return delta * Math.log(ratio + Math.sqrt(ratio * ratio + 1));
    }

    /** Anscombe and Glynn's transformation, likewise. */
    private static double ofKurtosis(double kurtosis, double n) {
        double expected = 3 * (n - 1) / (n + 1);
        double variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
        double x = (kurtosis - expected) / Math.sqrt(variance);
        double root = 6
                * (n * n - 5 * n + 2)
                / ((n + 7) * (n + 9))
                * Math.sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
        double a = 6 + 8 / root * (2 / root + Math.sqrt(1 + 4 / (root * root)));
        double part = Math.cbrt((1 - 2 / a) / (1 + x * Math.sqrt(2 / (a - 4))));
        return (1 - 2 / (9 * a) - part) / Math.sqrt(2 / (9 * a));
    }
}
