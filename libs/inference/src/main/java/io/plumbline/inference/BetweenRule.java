package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.inference.Ranges.Limit;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;

/**
 * A range wider than the observed one, or the natural one of shares and percentages. Only for measures whose tails are bounded,
 * or whose extremes are known from many parts: not for identifiers, years, clocks or grades, nor for a snapshot of data like
 * rainfall or costs, whose largest value grows with every load.
 */
final class BetweenRule implements FieldRule {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private record Range(Limit lower, Limit upper) {
        static Range natural(BigDecimal max, String method) {
            return new Range(new Limit(BigDecimal.ZERO, method, false), new Limit(max, method, false));
        }

        String method() {
            return lower.method().equals(upper.method())
                    ? lower.method()
                    : "minimum: " + lower.method() + "; maximum: " + upper.method();
        }

        boolean fromHistory() {
            return lower.fromHistory() || upper.fromHistory();
        }
    }

    @Override
    public RuleName name() {
        return RuleName.BETWEEN;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        return Ranges.of(subject, basis)
                .flatMap(ranges -> range(subject, ranges).map(range -> check(subject, ranges, range, basis.options())));
    }

    /** Whether the values have a range with two ends. */
    static boolean applies(Subject subject, Ranges ranges) {
        return range(subject, ranges).isPresent();
    }

    private static Optional<Range> range(Subject subject, Ranges ranges) {
        return natural(subject, ranges)
                .or(() -> ranges.lower().flatMap(lower -> ranges.upper().map(upper -> new Range(lower, upper))));
    }

    private InferredCheck check(Subject subject, Ranges ranges, Range range, InferenceOptions options) {
        BigDecimal lower = range.lower().value();
        BigDecimal upper = range.upper().value();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("min", lower);
        properties.put("inclusiveMin", true);
        properties.put("max", upper);
        properties.put("inclusiveMax", true);
        Evidence evidence = subject.evidence(
                range.method() + "; upper bound 1 - 0.05^(1/n) of the share beyond the observed range: "
                        + Bounds.share(Bounds.zeroOf(subject.nonNull())),
                Optional.of(ranges.min().toPlainString()),
                Optional.of(ranges.max().toPlainString()),
                "Observed " + ranges.min().toPlainString() + " to "
                        + ranges.max().toPlainString()
                        + ", half of the values from " + subject.text(MetricName.Q1) + " to "
                        + subject.text(MetricName.Q3) + ".",
                options);
        InferredCheck check = check(
                subject.field(),
                properties,
                evidence,
                subject.field().path() + " lies between " + lower.toPlainString() + " and " + upper.toPlainString());
        return range.fromHistory() ? check.basedOnHistory() : check;
    }

    private static Optional<Range> natural(Subject subject, Ranges ranges) {
        if (ranges.min().signum() < 0 || subject.isSigned()) {
            return Optional.empty();
        }
        BigDecimal max = ranges.max();
        boolean share = subject.type() == ProfiledType.FRACTIONAL
                && max.compareTo(BigDecimal.ONE) <= 0
                && (max.doubleValue() > 0.5 || subject.isPercent());
        if (share) {
            return Optional.of(Range.natural(BigDecimal.ONE, "the values are shares of one"));
        }
        return subject.isPercent() && max.compareTo(HUNDRED) <= 0
                ? Optional.of(Range.natural(HUNDRED, "the name says percent"))
                : Optional.empty();
    }
}
