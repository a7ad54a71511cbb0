package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;

/**
 * How short or long a text may be: exactly as observed where all of many codes have one length, else with room. Not for closed
 * sets and known formats, which say more; of prose, only that there is some.
 */
final class LengthRule implements FieldRule {
    private final RuleName name;

    /** @param name {@link RuleName#MIN_LENGTH} or {@link RuleName#MAX_LENGTH} */
    LengthRule(RuleName name) {
        this.name = name;
    }

    @Override
    public RuleName name() {
        return name;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        if (subject.type() != ProfiledType.STRING
                || subject.number(MetricName.DISTINCT_COUNT).doubleValue() < Thresholds.MIN_DISTINCT_FOR_RANGE) {
            return Optional.empty();
        }
        long shortest = subject.number(MetricName.MIN_LENGTH).longValueExact();
        long longest = subject.number(MetricName.MAX_LENGTH).longValueExact();
        boolean fixed = shortest == longest && subject.nonNull() >= Thresholds.MIN_FOR_STRICT;
        long margin = (long) Math.ceil((longest - shortest) * Thresholds.RANGE_TOLERANCE);
        boolean min = name == RuleName.MIN_LENGTH;
        if (subject.isProse() && !min) {
            return Optional.empty();
        }
        if (!fixed && (margin == 0 || (min && (shortest == 0 || subject.nonNull() < Thresholds.MIN_FOR_STRICT)))) {
            return Optional.empty();
        }
        long limit = fixed ? shortest : min ? subject.isProse() ? 1 : Math.max(1, shortest - margin) : longest + margin;
        Evidence evidence = subject.evidence(
                (fixed ? "all lengths are equal" : "the observed lengths, widened by half")
                        + "; upper bound 1 - 0.05^(1/n) of the share beyond the observed lengths: "
                        + Bounds.share(Bounds.zeroOf(subject.nonNull())),
                Optional.of(Long.toString(shortest)),
                Optional.of(Long.toString(longest)),
                "Observed " + shortest + " to " + longest + " characters.",
                basis.options());
        return Optional.of(check(
                subject.field(),
                Map.of("value", BigDecimal.valueOf(limit)),
                evidence,
                subject.field().path() + " has at " + (min ? "least " : "most ") + limit
                        + (limit == 1 ? " character" : " characters")));
    }
}
