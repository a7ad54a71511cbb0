package io.plumbline.inference;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What was counted of two fields of the same row. Both are numbers, both are times, or both are texts.
 *
 * @param left path of the field that comes first in the container
 * @param right path of the other one
 * @param leftOnly rows in which only the left one has a value
 * @param rightOnly rows in which only the right one has a value
 * @param bothNull rows in which neither has one
 * @param less rows in which both have a value and the left one is smaller
 * @param equal rows in which both have the same value
 * @param greater rows in which both have a value and the left one is larger
 * @param correlation Pearson's, -1 to 1; empty when either is constant or isn't a number or a time
 * @param sampled whether the rows are a sample of the container's
 */
public record PairFinding(
        String left,
        String right,
        long leftOnly,
        long rightOnly,
        long bothNull,
        long less,
        long equal,
        long greater,
        Optional<Double> correlation,
        boolean sampled) {
    public PairFinding {
        requireNonNull(left, "left");
        requireNonNull(right, "right");
        if (leftOnly < 0 || rightOnly < 0 || bothNull < 0 || less < 0 || equal < 0 || greater < 0) {
            throw new IllegalArgumentException("pair " + left + ", " + right + ": a negative count (expected: >= 0)");
        }
    }

    /** Rows in which both fields have a value. */
    public long compared() {
        return less + equal + greater;
    }

    public long rows() {
        return compared() + leftOnly + rightOnly + bothNull;
    }
}
