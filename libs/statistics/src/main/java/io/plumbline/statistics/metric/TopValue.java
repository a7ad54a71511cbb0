package io.plumbline.statistics.metric;

/**
 * A frequent value.
 *
 * @param value canonical text; of a long string a prefix, {@code …#} and its hash
 * @param count how often it occurs, never more than the truth
 * @param countUpper never less than the truth; equal to the count when exact
 * @param share count / n, 0 to 1
 */
public record TopValue(String value, long count, long countUpper, double share) {}
