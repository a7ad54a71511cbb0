package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.inference.Ranges.Limit;
import io.plumbline.statistics.state.ProfiledType;

/**
 * A limit on one side of a measure that has none on the other. A count that starts at one is above zero: where one is common
 * and zero never occurs, zero isn't one of its values.
 */
final class OneSidedRule implements FieldRule {
    private final RuleName name;

    /** @param name {@link RuleName#GREATER_THAN} or {@link RuleName#LESS_THAN} */
    OneSidedRule(RuleName name) {
        this.name = name;
    }

    @Override
    public RuleName name() {
        return name;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        Optional<Ranges> ranges = Ranges.of(subject, basis).filter(r -> !BetweenRule.applies(subject, r));
        if (ranges.isEmpty()) {
            return Optional.empty();
        }
        if (name == RuleName.LESS_THAN) {
            return ranges.get().upper().map(limit -> check(subject, ranges.get(), limit, true, basis));
        }
        return ranges.get()
                .lower()
                .filter(limit -> limit.value().signum() != 0)
                .map(limit -> check(subject, ranges.get(), limit, true, basis))
                .or(() -> startsAtOne(subject, ranges.get())
                        ? Optional.of(check(
                                subject,
                                ranges.get(),
                                new Limit(BigDecimal.ZERO, "the count starts at one", false),
                                false,
                                basis))
                        : Optional.empty());
    }

    private static boolean startsAtOne(Subject subject, Ranges ranges) {
        return subject.type() == ProfiledType.INTEGRAL
                && ranges.min().compareTo(BigDecimal.ONE) == 0
                && subject.field().topValues().stream()
                        .anyMatch(v -> v.value().equals("1") && v.share() >= Thresholds.MIN_SHARE_OF_ONES)
                && subject.nonNull() >= Thresholds.MIN_FOR_STRICT;
    }

    private InferredCheck check(Subject subject, Ranges ranges, Limit limit, boolean inclusive, Basis basis) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("value", limit.value());
        properties.put("inclusive", inclusive);
        boolean lower = name == RuleName.GREATER_THAN;
        Evidence evidence = subject.evidence(
                limit.method() + "; upper bound 1 - 0.05^(1/n) of the share beyond the observed range: "
                        + Bounds.share(Bounds.zeroOf(subject.nonNull())),
                Optional.of(ranges.min().toPlainString()),
                Optional.of(ranges.max().toPlainString()),
                "No limit on the other side: that tail has none.",
                basis.options());
        String words = (lower ? " is above " : " is below ")
                + limit.value().toPlainString()
                + (inclusive ? " or equal to it" : "");
        InferredCheck check =
                check(subject.field(), properties, evidence, subject.field().path() + words);
        return limit.fromHistory() ? check.basedOnHistory() : check;
    }
}
