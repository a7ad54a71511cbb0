package io.plumbline.benchmarks.profile;

/**
 * How often each contestant of a race runs.
 *
 * @param warmUp rounds that aren't counted
 * @param measured rounds that are
 * @param slow in how many of these those run that take minutes
 */
record Rounds(int warmUp, int measured, int slow) {
    Rounds {
        if (warmUp < 0 || measured < 1 || slow < 0) {
            throw new IllegalArgumentException("rounds: " + warmUp + " + " + measured + ", slow " + slow
                    + " (expected: at least one that is measured, none negative)");
        }
    }
}
