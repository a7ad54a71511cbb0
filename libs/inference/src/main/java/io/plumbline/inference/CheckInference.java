package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.plumbline.statistics.metric.ContainerProfile;

/** Proposes checks for a container by every rule of the level, one check per intent and field. */
public final class CheckInference {
    private static final List<Rule> RULES = List.of(
            new NotNullRule(),
            new AnyNotNullRule(),
            new ExpectedValuesRule(),
            new NotNegativeRule(),
            new NotFutureRule(),
            new BetweenRule(),
            new BetweenTimesRule(),
            new UniqueRule(),
            new MatchesPatternRule());

    /** What may be said of a masked field: these name no value, whatever they are proposed from. */
    private static final Set<String> OF_MASKED =
            Set.of(RuleName.NOT_NULL.key(), RuleName.ANY_NOT_NULL.key(), RuleName.UNIQUE.key());

    private CheckInference() {}

    /** In the order of the rules, then of the fields. Empty at level 0 and for containers without support. */
    public static List<InferredCheck> infer(ContainerProfile profile, InferenceOptions options) {
        List<InferredCheck> checks = new ArrayList<>();
        for (Rule rule : RULES) {
            if (rule.name().level() <= options.level()) {
                checks.addAll(rule.propose(profile, options));
            }
        }
        checks.removeIf(check -> isImplied(check, checks));
        checks.removeIf(check -> !OF_MASKED.contains(check.rule()) && speaksOfMasked(check, profile));
        return List.copyOf(checks);
    }

    private static boolean speaksOfMasked(InferredCheck check, ContainerProfile profile) {
        return check.fields().stream()
                .anyMatch(path ->
                        profile.field(path).filter(f -> f.shape().masked()).isPresent());
    }

    /** A range from zero already says that a number isn't negative. */
    private static boolean isImplied(InferredCheck check, List<InferredCheck> all) {
        return check.rule().equals(RuleName.NOT_NEGATIVE.key())
                && all.stream()
                        .anyMatch(other -> other.rule().equals(RuleName.BETWEEN.key())
                                && other.fields().equals(check.fields())
                                && other.properties().get("min") instanceof BigDecimal min
                                && min.signum() >= 0);
    }
}
