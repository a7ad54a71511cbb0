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

    /** No window of times for data that ends after this year: it holds placeholders such as 9999-12-31. */
    public static final int LATEST_PLAIN_YEAR = 2200;

    /**
     * Times aren't in the future where the newest one is at most so many days behind the run's clock: loads once a year keep to it, archives
     * don't.
     */
    public static final int MAX_DAYS_BEHIND = 400;

    /** Candidates are fitted on training rows only when there are at least so many of them; else on all rows. */
    public static final long MIN_TRAINING_ROWS = 200;

    /** Candidates are tested on held-out rows only when there are at least so many of them. */
    public static final long MIN_HELD_OUT_ROWS = 50;

    /**
     * Limits of ranges, shares and volumes come from how stored parts differ when there are at least so many: three weeks of
     * days. With fewer, the more careful rules for one snapshot apply.
     */
    public static final int MIN_PARTS = 21;

    /** The same for the older two thirds of the parts, on which a candidate is fitted that the newer third tests. */
    public static final int MIN_EARLIER_PARTS = 14;

    /** The share of future parts that limits from parts are meant to hold: one false alarm in a thousand parts. */
    public static final double PART_COVERAGE = 0.999;

    /** A check that would have failed in more than this share of the stored parts isn't proposed. */
    public static final double MAX_FAILED_PARTS = 0.01;

    /** An extreme that at least this share of the parts reach, and none exceeds, is a hard limit. */
    public static final double HARD_LIMIT_SHARE = 0.9;

    /** A limit from parts is dropped when it lies further beyond the observed range than so many times that range. */
    public static final double MAX_STRETCH = 3;

    /** Records per interval need at least so many whole intervals. */
    public static final int MIN_INTERVALS = 21;

    /** What must not occur at all (zero, equality, another length, empty text) is concluded from at least so many values. */
    public static final long MIN_FOR_STRICT = 1_000;

    /**
     * Lengths are limited where the longest text is at most so many times as long as the shortest and none has a blank: those are codes. A
     * longer word may come any day.
     */
    public static final double MAX_LENGTH_RATIO = 1.5;

    /** A count starts at one when at least this share of the values is one, and none is below. */
    public static final double MIN_SHARE_OF_ONES = 0.01;

    /** Two numbers are compared only when they are correlated at least so much; times need no correlation. */
    public static final double MIN_CORRELATION = 0.5;

    /** Texts have a learnt pattern when they are of at most so many forms, lengths of runs of digits left aside. */
    public static final int MAX_TEXT_FORMS = 4;

    /** Each form of a learnt pattern is that of at least this share of the texts: with a rarer one, there will be others. */
    public static final double MIN_SHARE_OF_TEXT_FORM = 0.01;

    /**
     * A field's values exist in another container's when at least this share of the different ones certainly does, and all of
     * them may, within the bound of the sketch.
     */
    public static final double MIN_CONTAINMENT = 0.95;

    /** A set or a format that isn't everything is at least this share of the values. */
    public static final double MIN_USUAL_SHARE = 0.9;

    /** Of a set that isn't closed, at least the rest of the values may be others: new rare ones are expected. */
    public static final double MAX_SET_COVERAGE = 0.95;

    /** Figures of parts that rise or fall this significantly (Mann–Kendall, standard deviations) give no limit on that side. */
    public static final double TREND_SIGNIFICANCE = 2.576;

    /** From one snapshot, so many times the upper end of Wilson's interval of the breaking share is allowed. */
    public static final double SHAPE_ALLOWANCE = 2;

    /** A check that lets pass more than half of the values says nothing. */
    public static final double MIN_COVERAGE = 0.5;

    /** The same where one snapshot is all there is: how much the share differs between loads is a guess, which is only made for small ones. */
    public static final double MIN_COVERAGE_FROM_SNAPSHOT = 0.8;

    /** A limit with room beyond what was seen is proposed for a group only if at least this share of the values around it breaks it. */
    public static final double MIN_DIFFERENCE_OF_GROUP = 0.01;

    private Thresholds() {}
}
