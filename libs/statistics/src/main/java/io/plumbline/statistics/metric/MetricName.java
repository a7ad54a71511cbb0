package io.plumbline.statistics.metric;

import java.util.Locale;

/**
 * Every metric: its formula, unit and where it comes from. The keys are stable; a metric that doesn't apply to a field's type
 * isn't listed for it.
 *
 * <p>n is the number of non-null values; for numbers, moments and quantiles are of the finite ones. Of array elements, "rows"
 * are the elements.
 */
public enum MetricName {
    /** Rows read. Source: counter. */
    ROW_COUNT,
    /** Null values, including those under a null struct. Source: counter. */
    NULL_COUNT,
    /** Of the nulls, those under a null struct. Only for fields of structs. Source: counter. */
    PARENT_NULL_COUNT,
    /** n / rows, 0 to 1. Absent without rows. Source: counters. */
    COMPLETENESS,
    /** Different non-null values. Source: exact counts while they fit or when no value repeats, else HLL. */
    DISTINCT_COUNT,
    /** distinctCount / n, 0 to 1. Source: as distinctCount. */
    DISTINCT_RATIO,
    /** Whether no value occurs twice. Source: a proof, never an estimate; absent when it wasn't reached. */
    ALL_DISTINCT,
    /** Shannon entropy of the values in bits: -sum(p log2 p). Source: exact counts; absent when there are too many values. */
    ENTROPY,
    /** Smallest value: of numbers the smallest finite one, of strings the first in UTF-8 byte order. Source: comparison. */
    MIN,
    /** Largest value: of numbers the largest finite one, of strings the last in UTF-8 byte order. Source: comparison. */
    MAX,
    /** sum / n, in the field's unit. Source: exact sum for integers and decimals, compensated sum for floats. */
    MEAN,
    /** Square root of the variance, in the field's unit. */
    STDDEV,
    /** Sample variance: squared deviations / (n - 1). Absent for n &lt; 2. Source: Welford's update, Chan's merge. */
    VARIANCE,
    /** Sum, without overflow for integers and decimals. Source: exact, or Neumaier's compensated sum for floats. */
    SUM,
    /** Lower quartile: the smallest value with at least 25 % of the values at or below it. Source: exact counts, else KLL. */
    Q1,
    /** The smallest value with at least 50 % of the values at or below it. Source: exact counts, else KLL. */
    MEDIAN,
    /** Upper quartile: the smallest value with at least 75 % of the values at or below it. Source: exact counts, else KLL. */
    Q3,
    /** Values equal to zero. Source: counter. */
    ZERO_COUNT,
    /** Values below zero, negative infinity included. Source: counter. */
    NEGATIVE_COUNT,
    /** Values that are NaN. Source: counter. */
    NAN_COUNT,
    /** Values that are an infinity of either sign. Source: counter. */
    INFINITY_COUNT,
    /** Strings without any character; arrays and maps without elements; binaries without bytes. Source: counter. */
    EMPTY_COUNT,
    /** Strings of white space only, at least one character long. Source: counter. */
    BLANK_COUNT,
    /** Shortest string in characters (code points), or binary in bytes. Source: comparison. */
    MIN_LENGTH,
    /** Longest string in characters (code points), or binary in bytes. Source: comparison. */
    MAX_LENGTH,
    /** Mean of the lengths. Source: exact sum. */
    MEAN_LENGTH,
    /** Fewest elements of an array or entries of a map. Source: comparison. */
    MIN_SIZE,
    /** Most elements of an array or entries of a map. Source: comparison. */
    MAX_SIZE,
    /** Mean number of elements or entries. Source: exact sum. */
    MEAN_SIZE,
    /** Values that are true. Source: counter. */
    TRUE_COUNT,
    /** Values that are false. Source: counter. */
    FALSE_COUNT;

    private final String key;

    MetricName() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
        }
        key = text.toString();
    }

    /** The stable camelCase name, for example {@code rowCount}. */
    public String key() {
        return key;
    }
}
