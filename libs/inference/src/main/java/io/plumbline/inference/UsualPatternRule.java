package io.plumbline.inference;

import java.util.Optional;

import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ValueClass;

/** Nearly all values are of one known format. */
final class UsualPatternRule implements FieldRule {
    @Override
    public RuleName name() {
        return RuleName.MATCHES_PATTERN;
    }

    @Override
    public int level() {
        return RuleName.SHAPE_LEVEL;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        if (!MatchesPatternRule.isVaried(subject)) {
            return Optional.empty();
        }
        long n = subject.nonNull();
        return MatchesPatternRule.formats().stream()
                .filter(format -> matching(subject.state(), format) >= Thresholds.MIN_USUAL_SHARE * n
                        && matching(subject.state(), format) < n)
                .findFirst()
                .flatMap(format -> Shares.of(
                                n - matching(subject.state(), format),
                                n,
                                basis.history(),
                                subject.field().shape(),
                                part -> 1 - (double) matching(part, format) / part.present())
                        .map(share -> share.check(
                                this,
                                subject,
                                MatchesPatternRule.properties(format),
                                "of another format",
                                "has not the format " + format.key(),
                                basis.options())));
    }

    private static long matching(FieldState state, ValueClass format) {
        return state.texts().map(t -> t.count(format)).orElse(0L);
    }
}
