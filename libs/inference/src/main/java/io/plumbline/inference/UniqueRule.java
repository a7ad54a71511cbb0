package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.ValueDomain;

/**
 * No value twice, where that isn't chance: keys by name, dense numbers and dates, short strings without blanks. Never for
 * fractions, instants, free text or array elements, nor for names, telephone numbers and addresses, which people share.
 */
final class UniqueRule implements FieldRule {
    @Override
    public RuleName name() {
        return RuleName.UNIQUE;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        InferenceOptions options = basis.options();
        if (subject.perElement()
                || subject.isPersonal()
                || subject.field().metric(MetricName.ALL_DISTINCT).isEmpty()
                || !isKeyLike(subject)) {
            return Optional.empty();
        }
        Optional<String> proof = subject.field().text(MetricName.ALL_DISTINCT);
        if (proof.isPresent()) {
            return proof.get().equals("true") ? Optional.of(confirmed(subject, options)) : Optional.empty();
        }
        return subject.isNamedIdentifier() ? approximate(subject, options) : Optional.empty();
    }

    private InferredCheck confirmed(Subject subject, InferenceOptions options) {
        Evidence evidence = new Evidence(
                subject.rows(),
                subject.nonNull(),
                "exact: all " + subject.nonNull() + " values were compared, none occurred twice",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "Confirmed within the pass.",
                options.runId());
        return check(subject.field(), Map.of(), evidence, subject.field().path() + " is unique");
    }

    private Optional<InferredCheck> approximate(Subject subject, InferenceOptions options) {
        BigDecimal n = BigDecimal.valueOf(subject.nonNull());
        BigDecimal upper = subject.field()
                .metric(MetricName.DISTINCT_COUNT)
                .flatMap(m -> m.upper())
                .map(BigDecimal::new)
                .orElse(BigDecimal.ZERO);
        if (upper.compareTo(n) < 0) {
            return Optional.empty();
        }
        Evidence evidence = subject.evidence(
                "HLL: the number of values lies within the bounds of the number of different ones",
                subject.field().metric(MetricName.DISTINCT_COUNT).flatMap(m -> m.lower()),
                Optional.of(upper.toPlainString()),
                "Approximately unique, not confirmed by an exact pass.",
                options);
        return Optional.of(
                check(subject.field(), Map.of(), evidence, subject.field().path() + " is approximately unique"));
    }

    private static boolean isKeyLike(Subject subject) {
        if (subject.type() == ProfiledType.STRING) {
            return subject.state().texts().map(t -> t.spaced() == 0 && !t.cut()).orElse(false)
                    && subject.number(MetricName.MAX_LENGTH).intValue() <= Thresholds.MAX_KEY_LENGTH
                    && subject.number(MetricName.EMPTY_COUNT).signum() == 0;
        }
        if (subject.type() != ProfiledType.INTEGRAL && subject.type() != ProfiledType.DATE) {
            return false;
        }
        return subject.isNamedIdentifier() || expectedRepetitions(subject) >= Thresholds.MIN_EXPECTED_REPETITIONS;
    }

    private static double expectedRepetitions(Subject subject) {
        if (subject.field().shape().domain() == ValueDomain.DECIMAL) {
            return 0;
        }
        double n = subject.nonNull();
        return subject.state()
                .longs()
                .map(range -> n * n / (2 * ((double) range.max() - range.min() + 1)))
                .orElse(0.0);
    }
}
