package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;

/**
 * How short or long a code may be: exactly as observed where all have one length, with room where they nearly do. Of names and
 * prose, whose lengths say nothing, only that there is some. Not for closed sets and known formats, which say more.
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
                || subject.nonNull() < Thresholds.MIN_FOR_STRICT
                || subject.number(MetricName.DISTINCT_COUNT).doubleValue() < Thresholds.MIN_DISTINCT_FOR_RANGE) {
            return Optional.empty();
        }
        long shortest = subject.number(MetricName.MIN_LENGTH).longValueExact();
        long longest = subject.number(MetricName.MAX_LENGTH).longValueExact();
        if (isCode(subject, shortest, longest)) {
            return Optional.of(limit(subject, shortest, longest, basis));
        }
        return name == RuleName.MIN_LENGTH && shortest > 0
                ? Optional.of(check(
                        subject.field(),
                        Map.of("value", BigDecimal.ONE),
                        subject.noneOf(
                                "empty", "Observed " + shortest + " to " + longest + " characters.", basis.options()),
                        subject.field().path() + " is not empty"))
                : Optional.empty();
    }

    private static boolean isCode(Subject subject, long shortest, long longest) {
        if (subject.isProse()) {
            return false;
        }
        return shortest == longest
                || (!subject.isOpenVocabulary()
                        && longest <= Thresholds.MAX_LENGTH_RATIO * shortest
                        && subject.state().texts().map(t -> t.spaced() == 0).orElse(false));
    }

    private InferredCheck limit(Subject subject, long shortest, long longest, Basis basis) {
        boolean min = name == RuleName.MIN_LENGTH;
        long margin = (long) Math.ceil((longest - shortest) * Thresholds.RANGE_TOLERANCE);
        long limit = min ? Math.max(1, shortest - margin) : longest + margin;
        Evidence evidence = subject.evidence(
                (shortest == longest ? "all lengths are equal" : "the observed lengths, widened by half")
                        + "; upper bound 1 - 0.05^(1/n) of the share beyond the observed lengths: "
                        + Bounds.share(Bounds.zeroOf(subject.nonNull())),
                Optional.of(Long.toString(shortest)),
                Optional.of(Long.toString(longest)),
                "Observed " + shortest + " to " + longest + " characters.",
                basis.options());
        return check(
                subject.field(),
                Map.of("value", BigDecimal.valueOf(limit)),
                evidence,
                subject.field().path() + " has at " + (min ? "least " : "most ") + limit
                        + (limit == 1 ? " character" : " characters"));
    }
}
