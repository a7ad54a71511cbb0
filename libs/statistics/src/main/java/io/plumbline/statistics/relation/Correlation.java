package io.plumbline.statistics.relation;

/**
 * A correlation coefficient with its interval at 95 % confidence by Fisher's z transformation (Fisher 1915); for ranks with the
 * variance of Bonett and Wright (2000).
 *
 * @param value -1 to 1
 * @param lower -1 to {@code value}
 * @param upper {@code value} to 1
 * @param rows rows that it was computed from
 */
public record Correlation(double value, double lower, double upper, int rows) {
    private static final double Z95 = 1.959963984540054;

    static Correlation ofValues(double value, int rows) {
        return withError(value, rows, 1.0);
    }

    static Correlation ofRanks(double value, int rows) {
        return withError(value, rows, 1.0 + value * value / 2);
    }

    private static Correlation withError(double value, int rows, double variance) {
        double clamped = Math.max(-1, Math.min(1, value));
        if (rows <= 3 || Math.abs(clamped) == 1) {
            return new Correlation(clamped, rows <= 3 ? -1 : clamped, rows <= 3 ? 1 : clamped, rows);
        }
        double z = Math.log((1 + clamped) / (1 - clamped)) / 2;
        double reach = Z95 * Math.sqrt(variance / (rows - 3));
        return new Correlation(clamped, Math.tanh(z - reach), Math.tanh(z + reach), rows);
    }
}
