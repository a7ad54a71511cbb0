package io.plumbline.events.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Why a check was proposed.
 *
 * @param rowsSeen rows of the container in the run
 * @param support values that speak for or against the check (usually the non-null ones)
 * @param method the statistical method with its confidence, for example {@code rule of three, 95 %}
 * @param bound the interval or bound in words and figures
 * @param lower lower end of what the method names; absent if it has none
 * @param upper upper end of it; absent if it has none
 * @param confidence of that interval, 0 to 1; absent if it isn't statistical
 * @param note what a reader should know before accepting; absent if there is nothing
 * @param runId the operation that measured it; absent in evidence from before this was told
 * @param heldOut what came of it on rows that it wasn't fitted on; absent if it wasn't tested so
 * @param backTest what it would have said of each stored part; absent if there are none or their states don't tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckEvidence(
        long rowsSeen,
        long support,
        String method,
        String bound,
        @Nullable String lower,
        @Nullable String upper,
        @Nullable Double confidence,
        @Nullable String note,
        @Nullable String runId,
        @Nullable HeldOutTest heldOut,
        @Nullable BackTest backTest) {

    /**
     * A candidate was fitted on some rows and tested on others.
     *
     * @param fitted values that its limits came from
     * @param judged values that it was tested on
     * @param passed how many of those it accepted; the fewest that it can be where only a sketch tells
     */
    public record HeldOutTest(long fitted, long judged, long passed) {}

    /**
     * The check applied to every stored part of the container.
     *
     * @param parts how many could be judged
     * @param failed how many of them it would have failed in
     * @param failedParts names of the first few of those
     * @param undecided parts whose state doesn't tell
     * @param forwardParts later parts, judged by a candidate that was fitted on the earlier ones alone; 0 if there were too few
     * @param forwardFailed how many of those the candidate would have failed in
     */
    public record BackTest(
            int parts, int failed, List<String> failedParts, int undecided, int forwardParts, int forwardFailed) {

        public BackTest {
            failedParts = List.copyOf(failedParts);
        }
    }

    public CheckEvidence {
        requireNonNull(method, "method");
        requireNonNull(bound, "bound");
    }

    /** Evidence in words alone. */
    public CheckEvidence(long rowsSeen, long support, String method, String bound) {
        this(rowsSeen, support, method, bound, null, null, null, null, null, null, null);
    }
}
