package io.plumbline.inference;

/** Every threshold that decides whether a check is proposed. They are published: docs and evidence quote them. */
public final class Thresholds {
    /** No rule looks at a field with fewer non-null values: at 100, a fault of 3 % of the values would have shown. */
    public static final long MIN_SUPPORT = 100;

    /** Confidence of every interval. */
    public static final double CONFIDENCE = 0.95;

    /** A closed set has at most so many values; longer lists are vocabularies (places, species, firms) that grow. */
    public static final int MAX_SET_SIZE = 20;

    /**
     * In a closed set each value was seen at least so often. Then the Good–Turing estimate of the share of unseen values
     * (values seen once / n) is 0, and stays 0 when any four rows are taken away.
     */
    public static final long MIN_COUNT_IN_SET = 5;

    /** In a closed set there are on average at least so many rows for each value. */
    public static final long MIN_ROWS_PER_SET_VALUE = 20;

    /** A range needs at least so many different values; fewer are grades or flags, not a measure. */
    public static final long MIN_DISTINCT_FOR_RANGE = 10;

    /** A range is widened on each side by this share of the observed one: it catches wrong units, not rare values. */
    public static final double RANGE_TOLERANCE = 0.5;

    /** A number with fewer different values is a flag, about whose sign there is nothing to say. */
    public static final long MIN_DISTINCT_FOR_SIGN = 3;

    /**
     * No range for a tail that goes further beyond its quartile than so many interquartile ranges: the largest value of such
     * data grows with every load.
     */
    public static final double MAX_TAIL_IN_IQR = 6.0;

    /** Integers are taken for identifiers when at least this share of them is different. */
    public static final double IDENTIFIER_DISTINCT_RATIO = 0.9;

    /**
     * Uniqueness counts as evidence only where chance would have repeated values: so many repetitions would be expected if the
     * same number of values had been drawn at random from the observed range (n² / 2 range).
     */
    public static final double MIN_EXPECTED_REPETITIONS = 10;

    /** Texts longer than this aren't taken for keys. */
    public static final int MAX_KEY_LENGTH = 64;

    /** A window of times leaves at least so many years after the newest one. */
    public static final int MIN_YEARS_AHEAD = 10;

    /** No window of times for data that starts before this year: it holds placeholders or history. */
    public static final int EARLIEST_PLAIN_YEAR = 1900;

    private Thresholds() {}
}
