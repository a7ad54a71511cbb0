package io.plumbline.statistics.relation;

import static java.util.Objects.requireNonNull;

/**
 * What all rows say about two columns; see {@link ColumnPair} for the counts. Of text, {@code less} and {@code greater} are by
 * UTF-8 bytes.
 */
public record ConfirmedPair(
        SampledColumn left,
        SampledColumn right,
        long bothNull,
        long onlyLeftNull,
        long onlyRightNull,
        long less,
        long equal,
        long greater) {
    public ConfirmedPair {
        requireNonNull(left, "left");
        requireNonNull(right, "right");
    }

    /** Rows in which both have a value. */
    public long compared() {
        return less + equal + greater;
    }
}
