package io.plumbline.inference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Intervals and roundings. */
final class Bounds {
    /** The quantile of the normal distribution for {@link Thresholds#CONFIDENCE} on two sides. */
    private static final double NORMAL = 1.959964;

    private Bounds() {}

    /**
     * The largest share that is still plausible after n trials without a hit: 1 - (1 - confidence)^(1/n), which the "rule of
     * three" approximates by 3/n.
     */
    static double zeroOf(long n) {
        return 1 - Math.pow(1 - Thresholds.CONFIDENCE, 1.0 / n);
    }

    /** Lower end of Wilson's two-sided interval of the share of hits among n. */
    static double wilsonLower(long hits, long n) {
        return Math.max(0, wilson(hits, n, -1));
    }

    /** Upper end of Wilson's two-sided interval of the share of hits among n. */
    static double wilsonUpper(long hits, long n) {
        return Math.min(1, wilson(hits, n, 1));
    }

    private static double wilson(long hits, long n, int side) {
        double share = (double) hits / n;
        double squared = NORMAL * NORMAL;
        double centre = share + squared / (2 * n);
        double reach = NORMAL * Math.sqrt(share * (1 - share) / n + squared / (4.0 * n * n));
        return (centre + side * reach) / (1 + squared / n);
    }

    /** An upper end of an interval, rounded up to two digits. */
    static String share(double share) {
        return rounded(share, new MathContext(2, RoundingMode.UP));
    }

    /** A lower end of an interval, rounded down to two digits. */
    static String lowerShare(double share) {
        return rounded(share, new MathContext(2, RoundingMode.DOWN));
    }

    private static String rounded(double share, MathContext digits) {
        return new BigDecimal(share).round(digits).stripTrailingZeros().toPlainString();
    }

    /** Down to a multiple of a round step, so that the limit reads as one a person would choose. */
    static BigDecimal roundDown(BigDecimal value, BigDecimal range) {
        return round(value, range, RoundingMode.FLOOR);
    }

    static BigDecimal roundUp(BigDecimal value, BigDecimal range) {
        return round(value, range, RoundingMode.CEILING);
    }

    /** The step is the largest power of ten that isn't above a twentieth of the range. */
    private static BigDecimal round(BigDecimal value, BigDecimal range, RoundingMode mode) {
        BigDecimal twentieth = range.divide(BigDecimal.valueOf(20), MathContext.DECIMAL64);
        int exponent = twentieth.precision() - twentieth.scale() - 1;
        BigDecimal rounded = value.setScale(-exponent, mode).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
