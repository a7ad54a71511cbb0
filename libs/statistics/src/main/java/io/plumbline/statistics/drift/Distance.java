package io.plumbline.statistics.drift;

/**
 * How far two distributions are apart, by one measure.
 *
 * @param value computed from the shares as they are kept
 * @param lower no less than this if every share is within its bound; equal to the value when the shares are exact
 * @param upper no more than this, likewise
 * @param noise what two samples of these sizes of one and the same distribution stay below in 95 of 100 cases
 */
public record Distance(double value, double lower, double upper, double noise) {
    public Distance {
        if (!(lower <= value && value <= upper)) {
            throw new IllegalArgumentException(
                    "distance: " + value + " in " + lower + " to " + upper + " (expected: a value within its bounds)");
        }
    }

    /** Whether chance and the sketches' error together don't explain it. */
    public boolean aboveNoise() {
        return lower > noise;
    }
}
