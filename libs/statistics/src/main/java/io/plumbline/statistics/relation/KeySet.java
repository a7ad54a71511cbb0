package io.plumbline.statistics.relation;

import java.util.Arrays;

/**
 * The smallest hashes of a column's distinct values (a theta sketch: Dasgupta et al. 2016; k minimum values: Beyer et al. 2007).
 * Two columns whose equal values hash equally can be compared without reading either again.
 *
 * @param hashes ascending as unsigned numbers, each once
 * @param limit every distinct hash below this one (unsigned) is among them; {@code -1} (the largest unsigned number) when the set
 *     is complete
 */
public record KeySet(long[] hashes, long limit) {
    /** The limit of a set that holds all values. */
    public static final long COMPLETE = -1L;

    public KeySet {
        hashes = hashes.clone();
        for (int i = 1; i < hashes.length; i++) {
            if (Long.compareUnsigned(hashes[i - 1], hashes[i]) >= 0) {
                throw new IllegalArgumentException(
                        "hashes: not ascending at " + i + " (expected: each once, unsigned order)");
            }
        }
    }

    @Override
    public long[] hashes() {
        return hashes.clone();
    }

    public boolean complete() {
        return limit == COMPLETE;
    }

    /** Distinct values, estimated: exact when complete, else (k - 1) / theta. */
    public double distinct() {
        if (complete() || hashes.length < 2) {
            return hashes.length;
        }
        return (hashes.length - 1) / share(hashes[hashes.length - 1]);
    }

    private static double share(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    int below(long bound) {
        int low = 0;
        int high = hashes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(hashes[middle], bound) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int common(KeySet other, int untilMine) {
        int shared = 0;
        for (int i = 0; i < untilMine; i++) {
            if (other.holds(hashes[i])) {
                shared++;
            }
        }
        return shared;
    }

    private boolean holds(long hash) {
        int index = below(hash);
        return index < hashes.length && hashes[index] == hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeySet that && limit == that.limit && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hashes) + Long.hashCode(limit);
    }

    @Override
    public String toString() {
        return "KeySet[" + hashes.length + " hashes" + (complete() ? ", complete" : "") + "]";
    }
}
