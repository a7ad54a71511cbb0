package io.plumbline.statistics.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares of two samples in the same bins, and the distances that follow. Shares are of the counts with half a value more in each
 * bin, so that an empty bin has a finite logarithm.
 */
final class Bins {
    private static final double HALF = 0.5;
    private static final double EXPECTED_IN_A_BIN = 5;
    private static final double Z_95 = 1.6448536269514722;
    private static final double LN_2 = Math.log(2);

    private final double[] before;
    private final double[] after;
    private final double errorBefore;
    private final double errorAfter;
    private final long totalBefore;
    private final long totalAfter;

    private Bins(
            double[] before, double[] after, double errorBefore, double errorAfter, long totalBefore, long totalAfter) {
        this.before = before;
        this.after = after;
        this.errorBefore = errorBefore;
        this.errorAfter = errorAfter;
        this.totalBefore = totalBefore;
        this.totalAfter = totalAfter;
    }

    /** Exact counts; categories that would be expected less than five times in one of the samples share a bin. */
    static Bins ofCounts(List<long[]> pairs, long totalBefore, long totalAfter) {
        List<long[]> kept = new ArrayList<>();
        long[] others = new long[2];
        double all = totalBefore + (double) totalAfter;
        for (long[] pair : pairs) {
            double together = pair[0] + (double) pair[1];
            double expected = together * Math.min(totalBefore, totalAfter) / all;
            if (expected < EXPECTED_IN_A_BIN) {
                others[0] += pair[0];
                others[1] += pair[1];
            } else {
                kept.add(pair);
            }
        }
        if (others[0] + others[1] > 0) {
            kept.add(others);
        }
        double[] before = new double[kept.size()];
        double[] after = new double[kept.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = (double) kept.get(i)[0] / totalBefore;
            after[i] = (double) kept.get(i)[1] / totalAfter;
        }
        return ofShares(before, after, totalBefore, totalAfter, 0, 0);
    }

    /** Shares that sum up to one, each within its error. */
    static Bins ofShares(
            double[] before, double[] after, long totalBefore, long totalAfter, double errorBefore, double errorAfter) {
        return new Bins(
                smoothed(before, totalBefore),
                smoothed(after, totalAfter),
                errorBefore,
                errorAfter,
                totalBefore,
                totalAfter);
    }

    private static double[] smoothed(double[] shares, long total) {
        double[] smoothed = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            smoothed[i] = (shares[i] * total + HALF) / (total + HALF * shares.length);
        }
        return smoothed;
    }

    int count() {
        return before.length;
    }

    private double sizes() {
        return 1.0 / totalBefore + 1.0 / totalAfter;
    }

    /** Under one distribution the index follows (1/n + 1/m) times a chi-square of bins − 1 degrees. */
    Distance psi() {
        return distance(Bins::psi, chiSquare95(before.length - 1) * sizes());
    }

    /** To second order an eighth of the index, in bits. */
    Distance js() {
        return distance(Bins::js, chiSquare95(before.length - 1) * sizes() / 8 / LN_2);
    }

    private interface Term {
        double of(double p, double q);
    }

    private static double psi(double p, double q) {
        return (q - p) * Math.log(q / p);
    }

    private static double js(double p, double q) {
        double mean = (p + q) / 2;
        return Math.max(0, (p * Math.log(p / mean) + q * Math.log(q / mean)) / 2 / LN_2);
    }

    /** Both terms are 0 where shares are equal and grow with their difference, so that the ends of the intervals bound them. */
    private Distance distance(Term term, double noise) {
        double value = 0;
        double lower = 0;
        double upper = 0;
        for (int i = 0; i < before.length; i++) {
            double p = before[i];
            double q = after[i];
            value += term.of(p, q);
            double pLow = lowest(p, errorBefore, totalBefore);
            double qLow = lowest(q, errorAfter, totalAfter);
            double pHigh = Math.min(1, p + errorBefore);
            double qHigh = Math.min(1, q + errorAfter);
            upper += Math.max(term.of(pLow, qHigh), term.of(pHigh, qLow));
            if (pHigh < qLow) {
                lower += term.of(pHigh, qLow);
            } else if (qHigh < pLow) {
                lower += term.of(pLow, qHigh);
            }
        }
        return new Distance(value, Math.min(lower, value), Math.max(upper, value), noise);
    }

    /** No share is below that of an empty bin, which is smoothed to half a value. */
    private double lowest(double share, double error, long total) {
        double empty = HALF / (total + HALF * before.length);
        return Math.min(share, Math.max(share - error, empty));
    }

    /** The 95 % point, by Wilson and Hilferty; 3 % too low for one degree, less than 0.1 % from nine on. */
    static double chiSquare95(int degrees) {
        if (degrees < 1) {
            return 0;
        }
        double ninth = 2.0 / (9.0 * degrees);
        return degrees * Math.pow(1 - ninth + Z_95 * Math.sqrt(ninth), 3);
    }
}
