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

    Optional<Limit> lower() {
        return ofHistory(true).or(() -> ofSnapshot(true));
    }

    Optional<Limit> upper() {
        return ofHistory(false).or(() -> ofSnapshot(false));
    }

    private Optional<Limit> ofHistory(boolean lower) {
        if (!history.isEnough()) {
            return Optional.empty();
        }
        double[] extremes = history.series(subject.field().shape(), state -> extreme(state, lower));
        if (extremes.length < history.enough()) {
            return Optional.empty();
        }
        BigDecimal edge = lower ? min : max;
        long atEdge = Arrays.stream(extremes).filter(v -> v == edge.doubleValue()).count();
        if (atEdge >= Thresholds.HARD_LIMIT_SHARE * extremes.length) {
            return Optional.of(new Limit(
                    edge,
                    "a hard limit: " + atEdge + " of " + extremes.length + " parts reach it, none goes beyond",
                    true));
        }
        if (lower ? Trend.isFalling(extremes) : Trend.isRising(extremes)) {
            return Optional.empty();
        }
        Tolerance tolerance = Tolerance.of(extremes);
        double limit = lower
                ? Math.min(tolerance.lower(), min.doubleValue())
                : Math.max(tolerance.upper(), max.doubleValue());
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
        BigDecimal observed = otherTail.compareTo(reach) <= 0 ? max.subtract(min) : tail.add(q3.subtract(q1));
        BigDecimal margin = observed.multiply(BigDecimal.valueOf(Thresholds.RANGE_TOLERANCE));
        BigDecimal limit = lower ? min.subtract(margin) : max.add(margin);
        return Optional.of(new Limit(
                rounded(limit, lower), "the observed range, widened on each side by half and rounded outwards", false));
    }

    /** Outwards, to a limit that a person would choose; not below zero when nothing is and nothing should be. */
    private BigDecimal rounded(BigDecimal limit, boolean lower) {
        BigDecimal observed = max.subtract(min);
        BigDecimal rounded = lower ? Bounds.roundDown(limit, observed) : Bounds.roundUp(limit, observed);
        if (lower && min.signum() >= 0 && rounded.signum() < 0 && !subject.isSigned()) {
            rounded = BigDecimal.ZERO;
        }
        return subject.type() == ProfiledType.INTEGRAL
                ? rounded.setScale(0, lower ? RoundingMode.FLOOR : RoundingMode.CEILING)
                : rounded;
    }
}
