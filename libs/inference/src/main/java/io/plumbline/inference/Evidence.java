package io.plumbline.inference;

import java.util.List;
import java.util.Optional;

/**
 * Why a check was proposed.
 *
 * @param rowsSeen rows, or elements of the field inside arrays
 * @param nonNull values that the conclusion rests on
 * @param method the formula that gave the interval, with its figures
 * @param lower of the quantity that the method names
 * @param upper of the quantity that the method names
 * @param confidence of the interval, 0 to 1; empty when it isn't statistical
 * @param note what a reader should know before accepting
 * @param runId the run that measured it
 * @param heldOut what came of it on rows that it wasn't fitted on; empty when no rows were set apart, too few, or the rule
 *     can't be judged on a share of the rows
 * @param backTest what it would have said of each stored part; empty when there are none or it can't be told from their states
 */
public record Evidence(
        long rowsSeen,
        long nonNull,
        String method,
        Optional<String> lower,
        Optional<String> upper,
        Optional<Double> confidence,
        String note,
        String runId,
        Optional<HeldOut> heldOut,
        Optional<BackTest> backTest) {

    /**
     * The candidate was fitted on some rows and tested on others.
     *
     * @param fitted values that the candidate's limits came from
     * @param judged held-out values
     * @param passed how many of them the candidate accepted; where a sketch can't tell exactly, the fewest that it can be
     */
    public record HeldOut(long fitted, long judged, long passed) {}

    /**
     * The check applied to every stored part.
     *
     * @param parts how many could be judged
     * @param failed how many of them it would have failed in
     * @param failedParts names of the first few of those
     * @param undecided parts whose state doesn't tell
     * @param forwardParts later parts that were judged by a candidate fitted on the earlier ones alone; 0 when there were too few
     * @param forwardFailed how many of those the candidate would have failed in
     */
    public record BackTest(
            int parts, int failed, List<String> failedParts, int undecided, int forwardParts, int forwardFailed) {
        public BackTest {
            failedParts = List.copyOf(failedParts);
        }
    }

    /** Before any test. */
    Evidence(
            long rowsSeen,
            long nonNull,
            String method,
            Optional<String> lower,
            Optional<String> upper,
            Optional<Double> confidence,
            String note,
            String runId) {
        this(rowsSeen, nonNull, method, lower, upper, confidence, note, runId, Optional.empty(), Optional.empty());
    }

    Evidence with(Optional<HeldOut> held, Optional<BackTest> test) {
        return new Evidence(rowsSeen, nonNull, method, lower, upper, confidence, note, runId, held, test);
    }
}
