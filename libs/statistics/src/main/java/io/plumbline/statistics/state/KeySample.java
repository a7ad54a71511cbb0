package io.plumbline.statistics.state;

import java.util.Arrays;
import java.util.Collection;

/**
 * A uniform sample of the different values of a field, by their hashes, to be compared with that of any other field: whether the
 * values of one are found in the other.
 *
 * @param hashes the smallest hashes of all, smallest first in the order of unsigned numbers
 * @param complete whether these are the hashes of all values
 */
public record KeySample(long[] hashes, boolean complete) {
    private static final double Z = 1.96;

    /**
     * How many of one field's different values the other field has.
     *
     * @param sampled different values that were looked up
     * @param found those of them that the other field has
     * @param share found / sampled; 1 when nothing was sampled
     * @param lower end of Wilson's interval at 95 % confidence; equal to the share when both samples are complete
     * @param upper end of Wilson's interval at 95 % confidence; equal to the share when both samples are complete
     */
    public record Containment(int sampled, int found, double share, double lower, double upper) {}

    /** The sample that a field has whose different values are these whole numbers, or days since 1970. */
    public static KeySample ofLongs(Collection<Long> values) {
        SmallestKeys keys = new SmallestKeys();
        values.forEach(value -> keys.add(ValueHash.ofLong(value)));
        return new KeySample(keys.toArray(), !keys.overflowed());
    }

    /** How many of this field's values the other one has. */
    public Containment within(KeySample other) {
        long end = Math.min(end(), other.end());
        int sampled = 0;
        int found = 0;
        int next = 0;
        for (long hash : hashes) {
            if ((hash ^ Long.MIN_VALUE) > end) {
                break;
            }
            sampled++;
            while (next < other.hashes.length && Long.compareUnsigned(other.hashes[next], hash) < 0) {
                next++;
            }
            found += next < other.hashes.length && other.hashes[next] == hash ? 1 : 0;
        }
        return containment(sampled, found, complete && other.complete);
    }

    /** Up to here the sample holds every hash; in the order of unsigned numbers less {@link Long#MIN_VALUE}. */
    private long end() {
        return complete ? Long.MAX_VALUE : hashes[hashes.length - 1] ^ Long.MIN_VALUE;
    }

    private static Containment containment(int sampled, int found, boolean exact) {
        if (sampled == 0) {
            return new Containment(0, 0, 1, exact ? 1 : 0, 1);
        }
        double share = (double) found / sampled;
        if (exact) {
            return new Containment(sampled, found, share, share, share);
        }
        double square = Z * Z / sampled;
        double middle = share + square / 2;
        double half = Z * Math.sqrt(share * (1 - share) / sampled + square / sampled / 4);
        return new Containment(
                sampled,
                found,
                share,
                Math.max(0, (middle - half) / (1 + square)),
                Math.min(1, (middle + half) / (1 + square)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeySample sample && complete == sample.complete && Arrays.equals(hashes, sample.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return "KeySample[" + hashes.length + (complete ? " hashes, complete]" : " hashes]");
    }
}
