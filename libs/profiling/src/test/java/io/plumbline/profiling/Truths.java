package io.plumbline.profiling;

import java.util.EnumMap;
import java.util.Map;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ProfiledType;

/**
 * Metrics in SQL. {@code v} is the value; {@code q1}, {@code md}, {@code q3} and {@code m} are the quartiles and the mean of all
 * values; the table is {@code data}.
 */
final class Truths {
    private static final String N = "count(v)::double";
    private static final String WORDS =
            "'-','--','---','.','?','#n/a','#na','#null!','(none)','(null)','-nan','<na>','<null>',"
                    + "'\\n','missing','n.a.','n/a','na','nan','nil','none','null'";
    private static final String BLANK = "regexp_full_match(v, '\\s*')";
    private static final String UPPER = "regexp_matches(v, '\\p{Lu}')";
    private static final String LOWER = "regexp_matches(v, '\\p{Ll}')";
    private static final String TITLE = "not regexp_matches(v, '(^|[^\\p{L}])\\p{Ll}|\\p{L}\\p{Lu}')";
    static final String PATTERNED =
            "not " + BLANK + " and length(v) <= 40 and length(regexp_replace(v, '\\S', '', 'g')) <= 2"
                    + " and (not regexp_matches(v, '\\s') or regexp_matches(v, '[0-9]'))";
    static final String PATTERN =
            "regexp_replace(regexp_replace(regexp_replace(v, '\\p{Lu}', 'A', 'g'), '[\\p{Ll}\\p{Lo}\\p{Lm}]',"
                    + " 'a', 'g'), '[0-9]', '9', 'g')";

    private Truths() {}

    static Map<MetricName, String> of(ProfiledType type) {
        Map<MetricName, String> sql = new EnumMap<>(MetricName.class);
        any(sql);
        switch (type) {
            case STRING -> texts(sql);
            case INTEGRAL, FRACTIONAL -> numbers(sql);
            case DATE -> dates(sql, "v", "max(v) - min(v)");
            case TIMESTAMP -> times(sql);
            case BOOLEAN -> booleans(sql);
            default -> throw new IllegalArgumentException("type: " + type);
        }
        return sql;
    }

    private static void any(Map<MetricName, String> sql) {
        sql.put(MetricName.ROW_COUNT, "count(*)");
        sql.put(MetricName.NULL_COUNT, "count(*) - count(v)");
        sql.put(MetricName.COMPLETENESS, "count(v) / count(*)");
        sql.put(MetricName.DISTINCT_COUNT, "count(distinct v)");
        sql.put(MetricName.DISTINCT_RATIO, "count(distinct v) / count(v)");
        sql.put(MetricName.ALL_DISTINCT, "count(distinct v) = count(v)");
        String once = "(select count(*) from (select v from d where v is not null group by v having count(*) = 1))";
        sql.put(MetricName.UNIQUE_COUNT, once);
        sql.put(MetricName.UNIQUE_RATIO, once + " / count(v)");
        sql.put(MetricName.DUPLICATE_COUNT, "count(v) - count(distinct v)");
        sql.put(MetricName.ENTROPY, "entropy(v)");
        sql.put(MetricName.MIN, "min(v)");
        sql.put(MetricName.MAX, "max(v)");
    }

    private static void texts(Map<MetricName, String> sql) {
        sql.put(MetricName.EMPTY_COUNT, "count(*) filter (v = '')");
        sql.put(MetricName.BLANK_COUNT, "count(*) filter (v <> '' and " + BLANK + ")");
        sql.put(MetricName.NULL_LIKE_COUNT, "count(*) filter (lower(trim(v, ' \t\n\r')) in (" + WORDS + "))");
        sql.put(MetricName.MIN_LENGTH, "min(length(v))");
        sql.put(MetricName.MAX_LENGTH, "max(length(v))");
        sql.put(MetricName.MEAN_LENGTH, "avg(length(v))");
        sql.put(MetricName.STDDEV_LENGTH, "stddev_samp(length(v))");
        sql.put(MetricName.LEADING_BLANK_COUNT, "count(*) filter (regexp_matches(v, '^\\s') and not " + BLANK + ")");
        sql.put(MetricName.TRAILING_BLANK_COUNT, "count(*) filter (regexp_matches(v, '\\s$') and not " + BLANK + ")");
        sql.put(MetricName.INNER_BLANK_COUNT, "count(*) filter (regexp_matches(v, '\\S[^\\S ]* [^\\S]*\\S'))");
        sql.put(MetricName.UPPER_CASE_COUNT, "count(*) filter (" + UPPER + " and not " + LOWER + ")");
        sql.put(MetricName.LOWER_CASE_COUNT, "count(*) filter (" + LOWER + " and not " + UPPER + ")");
        sql.put(MetricName.TITLE_CASE_COUNT, "count(*) filter (" + UPPER + " and " + LOWER + " and " + TITLE + ")");
        sql.put(
                MetricName.MIXED_CASE_COUNT,
                "count(*) filter (" + UPPER + " and " + LOWER + " and not (" + TITLE + "))");
        sql.put(MetricName.NON_ASCII_COUNT, "count(*) filter (regexp_matches(v, '[^\\x00-\\x7F]'))");
        sql.put(
                MetricName.CONTROL_CHARACTER_COUNT,
                "count(*) filter (regexp_matches(v, '[\\x00-\\x1F\\x7F\\x{80}-\\x{9F}]'))");
        sql.put(MetricName.DIGITS_ONLY_COUNT, "count(*) filter (regexp_full_match(v, '[0-9]+'))");
        sql.put(MetricName.PATTERN_COUNT, "count(distinct " + PATTERN + ") filter (" + PATTERNED + ")");
        sql.put(MetricName.UNPATTERNED_COUNT, "count(*) filter (not " + BLANK + " and not (" + PATTERNED + "))");
    }

    private static void quantiles(Map<MetricName, String> sql) {
        sql.put(MetricName.P1, "quantile_disc(v, 0.01)");
        sql.put(MetricName.P5, "quantile_disc(v, 0.05)");
        sql.put(MetricName.P10, "quantile_disc(v, 0.1)");
        sql.put(MetricName.Q1, "quantile_disc(v, 0.25)");
        sql.put(MetricName.MEDIAN, "quantile_disc(v, 0.5)");
        sql.put(MetricName.Q3, "quantile_disc(v, 0.75)");
        sql.put(MetricName.P90, "quantile_disc(v, 0.9)");
        sql.put(MetricName.P95, "quantile_disc(v, 0.95)");
        sql.put(MetricName.P99, "quantile_disc(v, 0.99)");
    }

    private static void numbers(Map<MetricName, String> sql) {
        quantiles(sql);
        String m2 = "(sum(power(v - m, 2)) / " + N + ")";
        String m3 = "(sum(power(v - m, 3)) / " + N + ")";
        String m4 = "(sum(power(v - m, 4)) / " + N + ")";
        sql.put(MetricName.RANGE, "max(v) - min(v)");
        sql.put(MetricName.MEAN, "avg(v)");
        sql.put(MetricName.STDDEV, "stddev_samp(v)");
        sql.put(MetricName.VARIANCE, "var_samp(v)");
        sql.put(MetricName.COEFFICIENT_OF_VARIATION, "stddev_samp(v) / abs(avg(v))");
        sql.put(
                MetricName.SKEWNESS,
                m3 + " / power(" + m2 + ", 1.5) * sqrt(" + N + " * (" + N + " - 1)) / (" + N + " - 2)");
        sql.put(
                MetricName.KURTOSIS,
                "(" + N + " - 1) / ((" + N + " - 2) * (" + N + " - 3)) * ((" + N + " + 1) * (" + m4 + " / power(" + m2
                        + ", 2) - 3) + 6)");
        sql.put(MetricName.SUM, "sum(v)");
        sql.put(MetricName.INTERQUARTILE_RANGE, "any_value(q3 - q1)");
        sql.put(MetricName.MEDIAN_ABSOLUTE_DEVIATION, "quantile_disc(abs(v - md), 0.5)");
        // In decimals: rounding would move values that lie exactly on a fence.
        sql.put(
                MetricName.OUTLIER_COUNT,
                "count(*) filter (e(v) < e(q1) - 1.5 * (e(q3) - e(q1)) or e(v) > e(q3) + 1.5 * (e(q3) - e(q1)))");
        sql.put(MetricName.ZERO_COUNT, "count(*) filter (v = 0)");
        sql.put(MetricName.NEGATIVE_COUNT, "count(*) filter (v < 0)");
        sql.put(MetricName.POSITIVE_COUNT, "count(*) filter (v > 0)");
        sql.put(MetricName.INTEGER_COUNT, "count(*) filter (v = trunc(v))");
        sql.put(MetricName.INTEGER_RATIO, "count(*) filter (v = trunc(v)) / count(v)");
        sql.put(
                MetricName.BENFORD_DEVIATION,
                "(select sum(abs(coalesce(c, 0) / (select count(*) from d where v <> 0) - log10(1 + 1 / i))) / 9 from"
                        + " (select unnest(range(1, 10)) i) left join (select " + firstDigit()
                        + "::bigint g, count(*) c from d"
                        + " where v <> 0 group by 1) on g = i)");
    }

    static String firstDigit() {
        return "left(regexp_replace(cast(abs(v) as varchar), '^[0.]*', ''), 1)";
    }

    private static void dates(Map<MetricName, String> sql, String day, String range) {
        quantiles(sql);
        sql.put(MetricName.RANGE, range);
        sql.put(MetricName.EPOCH_ZERO_COUNT, "count(*) filter (v = '1970-01-01')");
        sql.put(MetricName.BEFORE_1900_COUNT, "count(*) filter (v < '1900-01-01')");
        sql.put(MetricName.DAY_COUNT, "count(distinct " + day + ")");
        sql.put(MetricName.MISSING_DAY_COUNT, "max(" + day + ") - min(" + day + ") + 1 - count(distinct " + day + ")");
        sql.put(
                MetricName.LARGEST_GAP,
                "(select max(g) from (select x - lag(x) over (order by x) g from (select distinct " + day
                        + " x from d where v is not null)))");
        sql.put(MetricName.FUTURE_COUNT, "count(*) filter (v > '" + AccuracyTest.START + "')");
        sql.put(MetricName.FRESHNESS_LAG, "date '" + AccuracyTest.START + "' - max(v)");
    }

    private static void times(Map<MetricName, String> sql) {
        dates(sql, "v::date", "(epoch_us(max(v)) - epoch_us(min(v)))::decimal(38, 0) / 1000000");
        sql.put(
                MetricName.FRESHNESS_LAG,
                "(epoch_us(timestamp '" + AccuracyTest.START + "') - epoch_us(max(v))) / 1000000");
        sql.put(MetricName.MIDNIGHT_COUNT, "count(*) filter (v = v::date)");
        sql.put(MetricName.MIDNIGHT_RATIO, "count(*) filter (v = v::date) / count(v)");
    }

    private static void booleans(Map<MetricName, String> sql) {
        sql.put(MetricName.TRUE_COUNT, "count(*) filter (v)");
        sql.put(MetricName.FALSE_COUNT, "count(*) filter (not v)");
        sql.put(MetricName.TRUE_RATIO, "count(*) filter (v) / count(v)");
    }
}
