package io.plumbline.inference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;

/**
 * A range wider than the observed one, or the natural one of shares and percentages. Only for measures whose tails are bounded:
 * not for identifiers, years, clocks or grades, nor for data like rainfall or costs, whose largest value grows with every load.
 */
final class BetweenRule implements FieldRule {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private record Range(BigDecimal min, BigDecimal max, String method) {}

    @Override
    public RuleName name() {
        return RuleName.BETWEEN;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, InferenceOptions options) {
        if (!isMeasure(subject)) {
            return Optional.empty();
        }
        BigDecimal min = subject.number(MetricName.MIN);
        BigDecimal max = subject.number(MetricName.MAX);
        return natural(subject, min, max).or(() -> tolerant(subject, min, max)).map(range -> {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("min", range.min);
            properties.put("max", range.max);
            Evidence evidence = subject.evidence(
                    range.method + "; upper bound 1 - 0.05^(1/n) of the share beyond the observed range: "
                            + Bounds.share(Bounds.zeroOf(subject.nonNull())),
                    Optional.of(min.toPlainString()),
                    Optional.of(max.toPlainString()),
                    "Observed " + min.toPlainString() + " to " + max.toPlainString() + ", half of the values from "
                            + subject.text(MetricName.Q1) + " to " + subject.text(MetricName.Q3) + ".",
                    options);
            return check(
                    subject.field(),
                    properties,
                    evidence,
                    subject.field().path() + " lies between " + range.min.toPlainString() + " and "
                            + range.max.toPlainString());
        });
    }

    private static boolean isMeasure(Subject subject) {
        return subject.isNumber()
                && subject.has(MetricName.MIN)
                && subject.has(MetricName.Q1)
                && subject.number(MetricName.DISTINCT_COUNT).doubleValue() >= Thresholds.MIN_DISTINCT_FOR_RANGE
                && !subject.isIdentifier()
                && !subject.isYear()
                && !(subject.type() == ProfiledType.INTEGRAL && subject.isNamedTime());
    }

    private static Optional<Range> natural(Subject subject, BigDecimal min, BigDecimal max) {
        if (min.signum() < 0 || subject.isSigned()) {
            return Optional.empty();
        }
        boolean share = subject.type() == ProfiledType.FRACTIONAL
                && max.compareTo(BigDecimal.ONE) <= 0
                && (max.doubleValue() > 0.5 || subject.isPercent());
        if (share) {
            return Optional.of(new Range(BigDecimal.ZERO, BigDecimal.ONE, "the values are shares of one"));
        }
        return subject.isPercent() && max.compareTo(HUNDRED) <= 0
                ? Optional.of(new Range(BigDecimal.ZERO, HUNDRED, "the name says percent"))
                : Optional.empty();
    }

    private static Optional<Range> tolerant(Subject subject, BigDecimal min, BigDecimal max) {
        BigDecimal q1 = subject.number(MetricName.Q1);
        BigDecimal q3 = subject.number(MetricName.Q3);
        BigDecimal reach = q3.subtract(q1).multiply(BigDecimal.valueOf(Thresholds.MAX_TAIL_IN_IQR));
        BigDecimal observed = max.subtract(min);
        boolean bounded = reach.signum() > 0
                && max.subtract(q3).compareTo(reach) <= 0
                && q1.subtract(min).compareTo(reach) <= 0;
        if (!bounded) {
            return Optional.empty();
        }
        BigDecimal margin = observed.multiply(BigDecimal.valueOf(Thresholds.RANGE_TOLERANCE));
        BigDecimal lower = Bounds.roundDown(min.subtract(margin), observed);
        BigDecimal upper = Bounds.roundUp(max.add(margin), observed);
        if (min.signum() >= 0 && lower.signum() < 0 && !subject.isSigned()) {
            lower = BigDecimal.ZERO;
        }
        if (subject.type() == ProfiledType.INTEGRAL) {
            lower = lower.setScale(0, RoundingMode.FLOOR);
            upper = upper.setScale(0, RoundingMode.CEILING);
        }
        return Optional.of(
                new Range(lower, upper, "the observed range, widened on each side by half and rounded outwards"));
    }
}
