package io.plumbline.statistics.state;

import java.util.Arrays;

/**
 * A {@link KllSketch} to be asked.
 *
 * @param values in order
 * @param upTo how many values there are up to each, it included
 */
record KllRanks(double[] values, long[] upTo, double min, double max) {
    double quantile(double rank) {
        long total = upTo[upTo.length - 1];
        long wanted = (long) Math.ceil(rank * total);
        if (wanted <= 1) {
            return min;
        }
        if (wanted >= total) {
            return max;
        }
        int at = Arrays.binarySearch(upTo, wanted);
        return values[at >= 0 ? at : -at - 1];
    }

    /** The share of values at or below. */
    double rank(double value) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : (double) upTo[low - 1] / upTo[upTo.length - 1];
    }
}
