package io.plumbline.statistics.state;

/** Why rows weren't measured in the groups of a criterion. Then none of its groups is kept: some of them alone would mislead. */
public enum GroupRefusal {
    /** There are more groups than may be kept. */
    TOO_MANY_GROUPS,
    /** A value is a text longer than {@link GroupKey#LONGEST_VALUE}. */
    VALUE_TOO_LONG,
    /** What would have to be kept of the groups takes too much memory. */
    TOO_LARGE
}
