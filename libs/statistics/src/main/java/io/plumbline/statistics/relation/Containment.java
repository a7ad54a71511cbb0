package io.plumbline.statistics.relation;

/**
 * Which share of one column's distinct values another one has, with its interval at 95 % confidence.
 *
 * @param share 0 to 1
 * @param lower Wilson's lower bound; equal to the share when exact
 * @param upper Wilson's upper bound; equal to the share when exact
 * @param compared distinct values of the first column that were looked up
 * @param found those of them that the second column has
 * @param exact when both sets were complete
 */
public record Containment(double share, double lower, double upper, int compared, int found, boolean exact) {
    private static final double Z95 = 1.959963984540054;

    /**
     * The share of {@code part}'s values that {@code whole} has. The hashes below the lower of the two limits are a uniform
     * sample of {@code part}'s values, and whether {@code whole} has them is known for certain.
     */
    public static Containment of(KeySet part, KeySet whole) {
        boolean exact = part.complete() && whole.complete();
        long limit = Long.compareUnsigned(part.limit(), whole.limit()) <= 0 ? part.limit() : whole.limit();
        int compared = exact ? part.hashes().length : part.below(limit);
        int found = part.common(whole, compared);
        if (compared == 0) {
            return new Containment(0, 0, exact ? 0 : 1, 0, 0, exact);
        }
        double share = (double) found / compared;
        if (exact) {
            return new Containment(share, share, share, compared, found, true);
        }
        double z2 = Z95 * Z95;
        double centre = (share + z2 / (2 * compared)) / (1 + z2 / compared);
        double reach = Z95
                * Math.sqrt(share * (1 - share) / compared + z2 / (4.0 * compared * compared))
                / (1 + z2 / compared);
        return new Containment(share, Math.max(0, centre - reach), Math.min(1, centre + reach), compared, found, false);
    }
}
