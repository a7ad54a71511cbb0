package io.plumbline.statistics.metric;

import java.util.Locale;

/**
 * Every metric. {@link MetricGuide} has formula, unit, bound and reasons for absence of each. The keys are stable; a metric that
 * doesn't apply to a field's type isn't listed for it.
 */
public enum MetricName {
    ROW_COUNT,
    NULL_COUNT,
    PARENT_NULL_COUNT,
    COMPLETENESS,
    ROWS_WITH_VALUE,
    ROW_COMPLETENESS,
    DISTINCT_COUNT,
    DISTINCT_RATIO,
    ALL_DISTINCT,
    UNIQUE_COUNT,
    UNIQUE_RATIO,
    DUPLICATE_COUNT,
    ENTROPY,
    MIN,
    MAX,
    RANGE,
    MEAN,
    STDDEV,
    VARIANCE,
    COEFFICIENT_OF_VARIATION,
    SKEWNESS,
    KURTOSIS,
    IS_NOT_NORMAL,
    SUM,
    P1,
    P5,
    P10,
    Q1,
    MEDIAN,
    Q3,
    P90,
    P95,
    P99,
    INTERQUARTILE_RANGE,
    MEDIAN_ABSOLUTE_DEVIATION,
    OUTLIER_COUNT,
    ZERO_COUNT,
    NEGATIVE_COUNT,
    POSITIVE_COUNT,
    NAN_COUNT,
    INFINITY_COUNT,
    INTEGER_COUNT,
    INTEGER_RATIO,
    MAX_DECIMAL_PLACES,
    BENFORD_DEVIATION,
    EMPTY_COUNT,
    BLANK_COUNT,
    NULL_LIKE_COUNT,
    MIN_LENGTH,
    MAX_LENGTH,
    MEAN_LENGTH,
    STDDEV_LENGTH,
    LEADING_BLANK_COUNT,
    TRAILING_BLANK_COUNT,
    INNER_BLANK_COUNT,
    UPPER_CASE_COUNT,
    LOWER_CASE_COUNT,
    TITLE_CASE_COUNT,
    MIXED_CASE_COUNT,
    NON_ASCII_COUNT,
    CONTROL_CHARACTER_COUNT,
    DIGITS_ONLY_COUNT,
    PATTERN_COUNT,
    UNPATTERNED_COUNT,
    MIN_SIZE,
    MAX_SIZE,
    MEAN_SIZE,
    STDDEV_SIZE,
    ELEMENT_COUNT,
    FUTURE_COUNT,
    EPOCH_ZERO_COUNT,
    BEFORE_1900_COUNT,
    MIDNIGHT_COUNT,
    MIDNIGHT_RATIO,
    DAY_COUNT,
    MISSING_DAY_COUNT,
    LARGEST_GAP,
    FRESHNESS_LAG,
    TRUE_COUNT,
    FALSE_COUNT,
    TRUE_RATIO;

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
