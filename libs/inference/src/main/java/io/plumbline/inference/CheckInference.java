package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.ContainerState;

/**
 * Proposes checks for a container by every rule of the level, one check per intent and field.
 *
 * <p>What a rule concludes from all rows is proposed only if the same rule, seeing a share of them, would have proposed a check
 * that the others pass: the training rows against the held-out ones, and the older parts against the newer ones.
 */
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
            new MatchesPatternRule(),
            new LearntPatternRule(),
            new PartitionSizeRule(RuleName.MIN_PARTITION_SIZE),
            new PartitionSizeRule(RuleName.MAX_PARTITION_SIZE),
            new TimeDistributionRule(),
            new OneSidedTimeRule(RuleName.AFTER_DATE_TIME),
            new OneSidedTimeRule(RuleName.BEFORE_DATE_TIME),
            new OneSidedRule(RuleName.GREATER_THAN),
            new OneSidedRule(RuleName.LESS_THAN),
            new FieldOrderRule(),
            new UsuallyNotNullRule(),
            new UsualValuesRule(),
            new UsualPatternRule(),
            new LengthRule(RuleName.MIN_LENGTH),
            new LengthRule(RuleName.MAX_LENGTH));

    private static final List<Rule> RULES_OF_REFERENCES = List.of(new ExistsInRule(), new DataDiffRule());

    /** From this level on, checks refer to other containers. */
    public static final int REFERENCES_LEVEL = 4;

    private static final Set<String> LENGTHS = Set.of(RuleName.MIN_LENGTH.key(), RuleName.MAX_LENGTH.key());
    private static final Set<String> FORMS = Set.of(RuleName.EXPECTED_VALUES.key(), RuleName.MATCHES_PATTERN.key());

    /** What may be said of a masked field: these name no value, whatever they are proposed from. */
    private static final Set<String> OF_MASKED =
            Set.of(RuleName.NOT_NULL.key(), RuleName.ANY_NOT_NULL.key(), RuleName.UNIQUE.key());

    private CheckInference() {}

    /** From one snapshot, without any test. In the order of the rules, then of the fields. Empty at level 0. */
    public static List<InferredCheck> infer(ContainerProfile profile, InferenceOptions options) {
        return infer(InferenceInput.of(profile), options);
    }

    /** In the order of the rules, then of the fields. Empty at level 0 and for containers without support. */
    public static List<InferredCheck> infer(InferenceInput input, InferenceOptions options) {
        History history = History.of(input.history());
        Basis all = new Basis(input.profile(), history, input.pairs(), List.of(), Optional.empty(), options);
        List<InferredCheck> candidates = proposals(all);
        if (candidates.isEmpty()) {
            return List.of();
        }
        Trials trials = trials(input, history, options);
        List<InferredCheck> checks = new ArrayList<>();
        for (InferredCheck check : candidates) {
            trials.passed(check).ifPresent(checks::add);
        }
        List<InferredCheck> proposed = List.copyOf(checks);
        checks.removeIf(check -> isImplied(check, proposed));
        return List.copyOf(checks);
    }

    /**
     * Only what refers to other containers, from whose values were found where. Empty below the level of such checks.
     *
     * @param profile of the fields that the keys name; others may be absent
     * @param original of which the container is a copy, if it is one
     */
    public static List<InferredCheck> references(
            ContainerProfile profile, List<KeyFinding> keys, Optional<Original> original, InferenceOptions options) {
        if (options.level() < REFERENCES_LEVEL) {
            return List.of();
        }
        Basis basis = new Basis(profile, History.none(), List.of(), keys, original, options);
        return RULES_OF_REFERENCES.stream()
                .flatMap(rule -> rule.propose(basis).stream())
                .filter(check -> !speaksOfMasked(check, profile))
                .toList();
    }

    private static List<InferredCheck> proposals(Basis basis) {
        List<InferredCheck> checks = new ArrayList<>();
        for (Rule rule : RULES) {
            if (rule.level() <= basis.options().level()) {
                checks.addAll(rule.propose(basis));
            }
        }
        checks.removeIf(check -> !OF_MASKED.contains(check.rule()) && speaksOfMasked(check, basis.profile()));
        return checks;
    }

    private static boolean speaksOfMasked(InferredCheck check, ContainerProfile profile) {
        return check.fields().stream()
                .anyMatch(path ->
                        profile.field(path).filter(f -> f.shape().masked()).isPresent());
    }

    private static Trials trials(InferenceInput input, History history, InferenceOptions options) {
        Optional<ContainerState> training =
                input.training().filter(state -> state.rows() >= Thresholds.MIN_TRAINING_ROWS);
        Optional<ContainerState> heldOut =
                input.heldOut().filter(state -> state.rows() >= Thresholds.MIN_HELD_OUT_ROWS && training.isPresent());
        Optional<Trials.Fitted> fitted =
                heldOut.flatMap(tested -> training).map(state -> fitted(state, History.none(), options));
        History earlier = history.earlier();
        Optional<Trials.Fitted> forward =
                earlier.isEnough() ? earlier.merged().map(state -> fitted(state, earlier, options)) : Optional.empty();
        return new Trials(options.now(), history, fitted, heldOut.map(IndexedState::new), forward);
    }

    private static Trials.Fitted fitted(ContainerState state, History history, InferenceOptions options) {
        ContainerProfile profile = ContainerProfiles.of(state);
        return Trials.Fitted.of(state.rows(), proposals(Basis.of(profile, history, options)));
    }

    /** Another proposal already says it, and more. */
    private static boolean isImplied(InferredCheck check, List<InferredCheck> all) {
        String rule = check.rule();
        if (rule.equals(RuleName.NOT_NEGATIVE.key())) {
            return all.stream().anyMatch(other -> isSameField(check, other) && startsAtZeroOrAbove(other));
        }
        if (rule.equals(RuleName.BEFORE_DATE_TIME.key())) {
            return all.stream()
                    .anyMatch(other -> isSameField(check, other) && other.rule().equals(RuleName.NOT_FUTURE.key()));
        }
        if (check.coverage() < 1) {
            boolean isWhole = all.stream()
                    .anyMatch(other -> other.rule().equals(rule) && isSameField(check, other) && other.coverage() == 1);
            if (isWhole) {
                return true;
            }
        }
        boolean form = rule.equals(RuleName.MATCHES_PATTERN.key());
        return (form || LENGTHS.contains(rule))
                && all.stream()
                        .anyMatch(other -> isSameField(check, other)
                                && !other.rule().equals(rule)
                                && FORMS.contains(other.rule())
                                && other.coverage() >= check.coverage());
    }

    private static boolean isSameField(InferredCheck check, InferredCheck other) {
        return other.fields().equals(check.fields());
    }

    private static boolean startsAtZeroOrAbove(InferredCheck check) {
        String limit = check.rule().equals(RuleName.BETWEEN.key())
                ? "min"
                : check.rule().equals(RuleName.GREATER_THAN.key()) ? "value" : "";
        return check.properties().get(limit) instanceof BigDecimal min && min.signum() >= 0;
    }
}
