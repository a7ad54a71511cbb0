package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How often each size occurs: one by one below 128, above that in four equal ranges for each doubling. */
final class SizeCounts {
    private static final int SINGLE = 128;
    private static final int FIRST_OCTAVE = 7;
    private static final int MOST_SLOTS = SINGLE + (63 - FIRST_OCTAVE) * 4;

    private long[] counts = new long[16];

    void add(long size, long times) {
        int slot = slot(size);
        if (slot >= counts.length) {
            counts = Arrays.copyOf(counts, Math.min(MOST_SLOTS, Math.max(slot + 1, counts.length * 2)));
        }
        counts[slot] += times;
    }

    private static int slot(long size) {
        if (size < SINGLE) {
            return (int) size;
        }
        int octave = 63 - Long.numberOfLeadingZeros(size);
        int quarter = (int) (size >>> (octave - 2)) & 3;
        return SINGLE + (octave - FIRST_OCTAVE) * 4 + quarter;
    }

    private static long lower(int slot) {
        if (slot < SINGLE) {
            return slot;
        }
        int octave = FIRST_OCTAVE + (slot - SINGLE) / 4;
        return (1L << octave) + (long) ((slot - SINGLE) % 4) * (1L << (octave - 2));
    }

    void absorb(SizeCounts other) {
        if (other.counts.length > counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int i = 0; i < other.counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    void write(DataOutputStream out) throws IOException {
        int used = counts.length;
        while (used > 0 && counts[used - 1] == 0) {
            used--;
        }
        Varints.write(out, used);
        for (int i = 0; i < used; i++) {
            Varints.write(out, counts[i]);
        }
    }

    static SizeCounts read(DataInputStream in) throws IOException {
        long used = Varints.read(in);
        if (used < 0 || used > MOST_SLOTS) {
            throw new IOException("sizes: " + used + " slots (expected: 0 to " + MOST_SLOTS + ")");
        }
        SizeCounts sizes = new SizeCounts();
        sizes.counts = new long[Math.max(16, (int) used)];
        for (int i = 0; i < used; i++) {
            sizes.counts[i] = Varints.read(in);
        }
        return sizes;
    }

    /** The ranges that hold any size, smallest first. */
    List<SizeState.Sizes> ranges() {
        List<SizeState.Sizes> ranges = new ArrayList<>();
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                ranges.add(new SizeState.Sizes(lower(slot), lower(slot + 1) - 1, counts[slot]));
            }
        }
        return ranges;
    }
}
