package io.plumbline.inference;

import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;

/** No number below zero. Not for identifiers, flags, clocks, nor for quantities whose name says that they may be negative. */
final class NotNegativeRule implements FieldRule {
    @Override
    public RuleName name() {
        return RuleName.NOT_NEGATIVE;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        InferenceOptions options = basis.options();
        boolean sensible = subject.isNumber()
                && subject.has(MetricName.MIN)
                && subject.number(MetricName.MIN).signum() >= 0
                && subject.number(MetricName.NEGATIVE_COUNT).signum() == 0
                && subject.number(MetricName.MAX).signum() > 0
                && !subject.isIdentifier()
                && !subject.isSigned()
                && !subject.isYear()
                && !(subject.type() == ProfiledType.INTEGRAL && subject.isNamedTime())
                && subject.number(MetricName.DISTINCT_COUNT).doubleValue() >= Thresholds.MIN_DISTINCT_FOR_SIGN;
        if (!sensible) {
            return Optional.empty();
        }
        String note = "Smallest value seen: " + subject.text(MetricName.MIN) + ".";
        return Optional.of(check(
                subject.field(),
                Map.of(),
                subject.noneOf("negative", note, options),
                subject.field().path() + " is not negative"));
    }
}
