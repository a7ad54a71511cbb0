package io.plumbline.statistics.drift;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How far the distribution of a field's values has moved. Nulls aren't part of it: completeness is a metric of its own. Nor are
 * NaN and infinities.
 *
 * @param basis what the values were put into bins by
 * @param bins how many
 * @param valuesBefore values that were counted in the earlier profile
 * @param valuesAfter values that were counted in the later profile
 * @param psi population stability index: the sum of (q − p) · ln(q / p) over the bins, from 0, without a limit
 * @param js Jensen–Shannon divergence in bits, 0 to 1: half of the relative entropies of both to their mean
 * @param ks Kolmogorov–Smirnov: the largest difference of the shares at or below any value, 0 to 1; empty for values without an order
 */
public record Drift(
        Basis basis, int bins, long valuesBefore, long valuesAfter, Distance psi, Distance js, Optional<Distance> ks) {
    /** What a bin is. */
    public enum Basis {
        /** One value; those that are too rare in both for a bin of their own share one. */
        VALUES,
        /** A tenth of the earlier profile's values, by rank; fewer bins where one value fills several. */
        DECILES,
        /** A class of texts, such as dates or e-mail addresses, when there are too many different texts to count. */
        VALUE_CLASSES
    }

    /** How far, in a word. */
    public enum Level {
        /** No further than chance and the sketches' error explain, or an index below 0.1. */
        NONE,
        /** An index from 0.1 on. */
        MODERATE,
        /** An index from 0.25 on. */
        STRONG
    }

    private static final double MODERATE_FROM = 0.1;
    private static final double STRONG_FROM = 0.25;

    public Drift {
        requireNonNull(basis, "basis");
        requireNonNull(psi, "psi");
        requireNonNull(js, "js");
        requireNonNull(ks, "ks");
    }

    /** By the index, with the thresholds that are customary for it, once it is beyond noise. */
    public Level level() {
        if (!psi.aboveNoise() || psi.value() < MODERATE_FROM) {
            return Level.NONE;
        }
        return psi.value() < STRONG_FROM ? Level.MODERATE : Level.STRONG;
    }
}
