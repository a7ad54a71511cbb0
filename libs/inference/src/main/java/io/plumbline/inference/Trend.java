package io.plumbline.inference;

/**
 * Whether figures of parts go up or down over time, by the test of Mann and Kendall: limits from the past don't hold for what
 * moves towards them.
 */
final class Trend {
    private Trend() {}

    static boolean isRising(double[] values) {
        return significance(values) > Thresholds.TREND_SIGNIFICANCE;
    }

    static boolean isFalling(double[] values) {
        return significance(values) < -Thresholds.TREND_SIGNIFICANCE;
    }

    /** Standard deviations from what figures without a trend give; 0 when all are equal. Ties are left out of the variance. */
    static double significance(double[] values) {
        long later = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                later += Double.compare(values[j], values[i]);
            }
        }
        double n = values.length;
        double deviation = Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
        return later == 0 ? 0 : (later - Math.signum(later)) / deviation;
    }
}
