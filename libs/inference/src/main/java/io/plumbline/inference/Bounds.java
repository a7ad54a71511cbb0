package io.plumbline.inference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Intervals and roundings. */
final class Bounds {
    private Bounds() {}

    /**
     * The largest share that is still plausible after n trials without a hit: 1 - (1 - confidence)^(1/n), which the "rule of
     * three" approximates by 3/n.
     */
    static double zeroOf(long n) {
        return 1 - Math.pow(1 - Thresholds.CONFIDENCE, 1.0 / n);
    }

    static String share(double share) {
        return new BigDecimal(share)
                .round(new MathContext(2, RoundingMode.UP))
                .stripTrailingZeros()
                .toPlainString();
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
