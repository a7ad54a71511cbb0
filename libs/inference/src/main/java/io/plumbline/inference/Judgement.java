package io.plumbline.inference;

/**
 * What a check says of a state.
 *
 * @param judged values (or rows, or intervals) that it speaks of; 0 when the state has none
 * @param failedAtLeast how many certainly break it, within the bound of the sketches
 * @param failedAtMost how many may break it; equal to {@code failedAtLeast} when the state tells exactly
 */
public record Judgement(long judged, long failedAtLeast, long failedAtMost) {
    /** What follows for the whole check. */
    public enum Verdict {
        PASSED,
        FAILED,
        /** The state doesn't tell. */
        UNDECIDED,
        /** There was nothing to judge. */
        EMPTY
    }

    static final Judgement NOTHING = new Judgement(0, 0, 0);

    static Judgement exactly(long judged, long failed) {
        return new Judgement(judged, failed, failed);
    }

    static Judgement unknown(long judged) {
        return new Judgement(judged, 0, judged);
    }

    /** @param coverage the share of values that must pass */
    public Verdict verdict(double coverage) {
        if (judged == 0) {
            return Verdict.EMPTY;
        }
        long allowed = (long) Math.floor((1 - coverage) * judged + 1e-9);
        if (failedAtLeast > allowed) {
            return Verdict.FAILED;
        }
        return failedAtMost <= allowed ? Verdict.PASSED : Verdict.UNDECIDED;
    }
}
