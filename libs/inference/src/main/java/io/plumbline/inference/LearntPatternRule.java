package io.plumbline.inference;

import java.util.Map;
import java.util.Optional;

/** Every text is a code of one form, or of one of few, that the data shows: digits, capitals and signs in one order. */
final class LearntPatternRule implements FieldRule {
    @Override
    public RuleName name() {
        return RuleName.MATCHES_PATTERN;
    }

    @Override
    public int level() {
        return RuleName.LEARNT_LEVEL;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        if (subject.nonNull() < Thresholds.MIN_FOR_STRICT
                || !MatchesPatternRule.isVaried(subject)
                || subject.isProse()
                || MatchesPatternRule.hasKnownFormat(subject)) {
            return Optional.empty();
        }
        return TextForms.of(subject.state())
                .map(regex -> check(
                        subject.field(),
                        Map.of("pattern", regex),
                        subject.noneOf(
                                "of another form", "Learnt from the patterns that were counted.", basis.options()),
                        subject.field().path() + " matches " + regex));
    }
}
