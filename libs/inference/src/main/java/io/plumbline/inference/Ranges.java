package io.plumbline.inference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ProfiledType;

/**
 * How far a measure may go on one side: from how the extremes of the stored parts differ where there are enough parts, else from
 * the snapshot, and then only where the tail is bounded.
 */
final class Ranges {
    /** @param fromHistory whether it comes from the stored parts */
    record Limit(BigDecimal value, String method, boolean fromHistory) {}

    private final Subject subject;
    private final History history;
    private final BigDecimal min;
    private final BigDecimal max;

    private Ranges(Subject subject, History history) {
        this.subject = subject;
        this.history = history;
        this.min = subject.number(MetricName.MIN);
        this.max = subject.number(MetricName.MAX);
    }

    /** Empty where the field isn't a measure: identifiers, years, clocks, grades, flags, or numbers with NaN among them. */
    static Optional<Ranges> of(Subject subject, Basis basis) {
        boolean measure = subject.isNumber()
                && subject.has(MetricName.MIN)
                && subject.has(MetricName.Q1)
                && subject.number(MetricName.DISTINCT_COUNT).doubleValue() >= Thresholds.MIN_DISTINCT_FOR_RANGE
                && FieldNumbers.notFinite(subject.state()) == 0
                && !subject.isIdentifier()
                && !subject.isYear()
                && !(subject.type() == ProfiledType.INTEGRAL && subject.isNamedTime());
        return measure ? Optional.of(new Ranges(subject, basis.history())) : Optional.empty();
    }

    BigDecimal min() {
        return min;
    }

    BigDecimal max() {
        return max;
    }

    /** Empty where there is none, and where the minima of the parts have been falling. */
    Optional<Limit> lower() {
        return limit(true);
    }

    /** Empty where there is none, and where the maxima of the parts have been rising. */
    Optional<Limit> upper() {
        return limit(false);
    }

    private Optional<Limit> limit(boolean lower) {
        double[] extremes = history.isEnough()
                ? history.series(subject.field().shape(), state -> extreme(state, lower))
                : new double[0];
        if (!history.isEnough() || extremes.length < history.enough()) {
            return ofSnapshot(lower);
        }
        boolean moves = lower ? Trend.isFalling(extremes) : Trend.isRising(extremes);
        return moves ? Optional.empty() : ofHistory(extremes, lower).or(() -> ofSnapshot(lower));
    }

    private Optional<Limit> ofHistory(double[] extremes, boolean lower) {
        BigDecimal edge = lower ? min : max;
        long atEdge =
                Arrays.stream(extremes).filter(v -> v == edge.doubleValue()).count();
        if (atEdge >= Thresholds.HARD_LIMIT_SHARE * extremes.length) {
            return Optional.of(new Limit(
                    edge,
                    "a hard limit: " + atEdge + " of " + extremes.length + " parts reach it, none goes beyond",
                    true));
        }
        Tolerance tolerance = Tolerance.of(extremes);
        double limit =
                lower ? Math.min(tolerance.lower(), min.doubleValue()) : Math.max(tolerance.upper(), max.doubleValue());
        double observed = max.subtract(min).doubleValue();
        boolean sensible = Math.abs(limit - edge.doubleValue()) <= Thresholds.MAX_STRETCH * observed;
        return sensible
                ? Optional.of(new Limit(
                        rounded(new BigDecimal(limit), lower),
                        tolerance.method(lower ? "the minima" : "the maxima"),
                        true))
                : Optional.empty();
    }

    private static double extreme(FieldState state, boolean lower) {
        return (lower ? FieldNumbers.min(state) : FieldNumbers.max(state))
                .map(BigDecimal::doubleValue)
                .orElse(Double.NaN);
    }

    private Optional<Limit> ofSnapshot(boolean lower) {
        BigDecimal q1 = subject.number(MetricName.Q1);
        BigDecimal q3 = subject.number(MetricName.Q3);
        BigDecimal reach = q3.subtract(q1).multiply(BigDecimal.valueOf(Thresholds.MAX_TAIL_IN_IQR));
        BigDecimal tail = lower ? q1.subtract(min) : max.subtract(q3);
        BigDecimal otherTail = lower ? max.subtract(q3) : q1.subtract(min);
        if (reach.signum() <= 0 || tail.compareTo(reach) > 0) {
            return Optional.empty();
        }
        if (otherTail.compareTo(reach) <= 0) {
            BigDecimal margin = max.subtract(min).multiply(BigDecimal.valueOf(Thresholds.RANGE_TOLERANCE));
            return Optional.of(new Limit(
                    rounded(lower ? min.subtract(margin) : max.add(margin), lower),
                    "the observed range, widened on each side by half and rounded outwards",
                    false));
        }
        BigDecimal median = subject.number(MetricName.MEDIAN);
        BigDecimal side = lower ? median.subtract(min) : max.subtract(median);
        return Optional.of(new Limit(
                rounded(lower ? min.subtract(side) : max.add(side), side, lower),
                "as far beyond the last value as the middle one is on this side of it, rounded outwards",
                false));
    }

    private BigDecimal rounded(BigDecimal limit, boolean lower) {
        return rounded(limit, max.subtract(min), lower);
    }

    /** Outwards, to a limit that a person would choose; not below zero when nothing is and nothing should be. */
    private BigDecimal rounded(BigDecimal limit, BigDecimal scale, boolean lower) {
        BigDecimal rounded = lower ? Bounds.roundDown(limit, scale) : Bounds.roundUp(limit, scale);
        if (lower && min.signum() >= 0 && rounded.signum() < 0 && !subject.isSigned()) {
            rounded = BigDecimal.ZERO;
        }
        return subject.type() == ProfiledType.INTEGRAL
                ? rounded.setScale(0, lower ? RoundingMode.FLOOR : RoundingMode.CEILING)
                : rounded;
    }
}
