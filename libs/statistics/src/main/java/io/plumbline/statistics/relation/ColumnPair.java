package io.plumbline.statistics.relation;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How two columns of one family stand to each other in the sampled rows. Of text and booleans, {@code less} and
 * {@code greater} only add up to "different".
 *
 * @param rows sampled rows
 * @param rowsSeen rows from which they were taken; equal to {@code rows} when the sample is everything
 * @param bothNull rows in which both are null
 * @param onlyLeftNull rows in which just the left one is
 * @param onlyRightNull rows in which just the right one is
 * @param less rows in which both have a value and left &lt; right
 * @param equal rows in which both have the same value
 * @param greater rows in which both have a value and left &gt; right
 * @param pearson linear correlation of ordered columns; empty for others, for constants and below 3 compared rows
 * @param spearman correlation of the ranks, ties at their mean rank; empty where {@code pearson} is
 */
public record ColumnPair(
        SampledColumn left,
        SampledColumn right,
        int rows,
        long rowsSeen,
        int bothNull,
        int onlyLeftNull,
        int onlyRightNull,
        int less,
        int equal,
        int greater,
        Optional<Correlation> pearson,
        Optional<Correlation> spearman) {
    public ColumnPair {
        requireNonNull(left, "left");
        requireNonNull(right, "right");
    }

    /** Rows in which both have a value. */
    public int compared() {
        return less + equal + greater;
    }

    /** True when each row has both values or none, and there are rows of either sort. */
    public boolean nullTogether() {
        return onlyLeftNull == 0 && onlyRightNull == 0 && bothNull > 0 && compared() > 0;
    }

    /** True when the sample is all rows. */
    public boolean exact() {
        return rows == rowsSeen;
    }
}
