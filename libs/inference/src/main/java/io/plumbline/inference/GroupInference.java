package io.plumbline.inference;

import java.util.List;
import java.util.Set;

import io.plumbline.statistics.state.ContainerState;

/**
 * Proposes checks for a group of a container's rows: those that hold in the group, by the same rules and thresholds as for all rows, and that
 * the rows around it break. What holds around the group needs no check of its own there.
 */
public final class GroupInference {

    /** These leave room beyond what was seen, so that one far value elsewhere would make them differ. */
    private static final Set<RuleName> WITH_ROOM = Set.of(
            RuleName.BETWEEN,
            RuleName.BETWEEN_TIMES,
            RuleName.AFTER_DATE_TIME,
            RuleName.BEFORE_DATE_TIME,
            RuleName.GREATER_THAN,
            RuleName.LESS_THAN,
            RuleName.MIN_LENGTH,
            RuleName.MAX_LENGTH);

    private GroupInference() {}

    /**
     * In the order of the rules, then of the fields.
     *
     * @param group its own rows alone
     * @param criterion paths of the fields by which it is a group; nothing is said of these
     * @param around states of all rows, and of groups by fewer of the same fields that the group is part of
     */
    public static List<InferredCheck> infer(
            InferenceInput group, Set<String> criterion, List<ContainerState> around, InferenceOptions options) {
        List<IndexedState> surroundings = around.stream().map(IndexedState::new).toList();
        return CheckInference.infer(group, options).stream()
                .filter(check -> check.fields().stream().noneMatch(criterion::contains))
                .filter(check -> surroundings.stream().allMatch(state -> breaks(check, state, options)))
                .toList();
    }

    private static boolean breaks(InferredCheck check, IndexedState state, InferenceOptions options) {
        RuleName rule =
                RuleName.ofKey(check.rule()).filter(RuleName::isJudgedByState).orElse(null);
        if (rule == null) {
            return false;
        }
        Judgement judgement = CheckEvaluation.judge(check, state, options.now());
        long needed = WITH_ROOM.contains(rule)
                ? (long) Math.ceil(Thresholds.MIN_DIFFERENCE_OF_GROUP * judgement.judged())
                : 0;
        return judgement.verdict(check.coverage()) == Judgement.Verdict.FAILED && judgement.failedAtLeast() >= needed;
    }
}
