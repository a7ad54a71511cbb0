package io.plumbline.inference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.inference.Evidence.BackTest;
import io.plumbline.inference.Evidence.HeldOut;
import io.plumbline.inference.Judgement.Verdict;

/**
 * Tests proposed checks on what they weren't fitted on: held-out rows, later parts, and every stored part. What fails is not
 * proposed; what passes carries the counts.
 */
final class Trials {
    private static final int NAMED_PARTS = 5;

    /** What makes two proposals the same one with other limits. */
    private record Key(String rule, List<String> fields, boolean shape) {
        static Key of(InferredCheck check) {
            return new Key(check.rule(), check.fields(), check.coverage() < 1);
        }
    }

    private final Instant now;
    private final History history;
    private final Optional<Fitted> training;
    private final Optional<IndexedState> heldOut;
    private final Optional<Fitted> earlier;

    /** What the rules propose from a share of the data, by what it is about. */
    record Fitted(long rows, Map<Object, InferredCheck> candidates) {
        static Fitted of(long rows, List<InferredCheck> checks) {
            Map<Object, InferredCheck> byKey = new HashMap<>();
            checks.forEach(check -> byKey.put(Key.of(check), check));
            return new Fitted(rows, byKey);
        }
    }

    /**
     * @param training candidates from the training rows; empty when too few rows were set apart
     * @param heldOut the other rows; present exactly when {@code training} is
     * @param earlier candidates from the older parts; empty when there are too few parts
     */
    Trials(
            Instant now,
            History history,
            Optional<Fitted> training,
            Optional<IndexedState> heldOut,
            Optional<Fitted> earlier) {
        this.now = now;
        this.history = history;
        this.training = training;
        this.heldOut = heldOut;
        this.earlier = earlier;
    }

    /** The check with what came of its tests; empty when it failed one. */
    Optional<InferredCheck> passed(InferredCheck check) {
        Optional<HeldOut> held = Optional.empty();
        if (training.isPresent() && heldOut.isPresent() && isTestedOnRows(check)) {
            InferredCheck candidate = training.get().candidates().get(Key.of(check));
            if (candidate == null) {
                return Optional.empty();
            }
            Judgement judgement = CheckEvaluation.judge(candidate, heldOut.get(), now);
            if (judgement.verdict(candidate.coverage()) == Verdict.FAILED) {
                return Optional.empty();
            }
            if (judgement.judged() > 0) {
                held = Optional.of(new HeldOut(
                        candidate.evidence().nonNull(),
                        judgement.judged(),
                        judgement.judged() - judgement.failedAtMost()));
            }
        }
        Optional<BackTest> test = backTest(check);
        return test.isPresent() && fails(test.get())
                ? Optional.empty()
                : Optional.of(check.with(check.evidence().with(held, test)));
    }

    /** Limits from the history of parts are tested on later parts instead. */
    private boolean isTestedOnRows(InferredCheck check) {
        return RuleName.ofKey(check.rule()).map(RuleName::isJudgedByState).orElse(false) && !check.fromHistory();
    }

    /** A set that isn't called closed may have grown. */
    private static boolean isOpenSet(InferredCheck check) {
        return check.coverage() < 1 && check.rule().equals(RuleName.EXPECTED_VALUES.key());
    }

    private static boolean fails(BackTest test) {
        return test.failed() > Thresholds.MAX_FAILED_PARTS * test.parts()
                || test.forwardFailed() > Thresholds.MAX_FAILED_PARTS * test.forwardParts();
    }

    private Optional<BackTest> backTest(InferredCheck check) {
        int judged = 0;
        int undecided = 0;
        List<String> failed = new ArrayList<>();
        for (History.Part part : history.parts()) {
            switch (verdict(check, part)) {
                case PASSED -> judged++;
                case FAILED -> {
                    judged++;
                    failed.add(part.name());
                }
                case UNDECIDED -> undecided++;
                case EMPTY -> {}
            }
        }
        if (judged + undecided == 0) {
            return Optional.empty();
        }
        int forward = 0;
        int forwardFailed = 0;
        InferredCheck candidate =
                earlier.map(e -> e.candidates().get(Key.of(check))).orElse(null);
        if (candidate != null && !isOpenSet(check)) {
            for (History.Part part : history.later().parts()) {
                Verdict verdict = verdict(candidate, part);
                forward += verdict == Verdict.PASSED || verdict == Verdict.FAILED ? 1 : 0;
                forwardFailed += verdict == Verdict.FAILED ? 1 : 0;
            }
        }
        return Optional.of(new BackTest(
                judged,
                failed.size(),
                failed.subList(0, Math.min(NAMED_PARTS, failed.size())),
                undecided,
                forward,
                forwardFailed));
    }

    private Verdict verdict(InferredCheck check, History.Part part) {
        return CheckEvaluation.judge(check, part.state(), now).verdict(check.coverage());
    }
}
