package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each of a limited number of whole numbers occurs. */
final class LongCounts {
    private final int limit;
    private long[] keys = new long[16];
    /** Zero marks a free slot. */
    private long[] counts = new long[16];

    private int size;

    LongCounts(int limit) {
        this.limit = limit;
    }

    /** Returns false when there are now more different numbers than the limit. The times are at least 1. */
    boolean add(long key, long times) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (counts[slot] != 0) {
            if (keys[slot] == key) {
                counts[slot] += times;
                return size <= limit;
            }
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        counts[slot] = times;
        if (++size * 2 > keys.length) {
            grow();
        }
        return size <= limit;
    }

    private static int slot(long key, int mask) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    }

    private void grow() {
        resize(keys.length * 2);
    }

    /** Makes room for so many numbers at once, so that entering them one by one doesn't grow the table step by step. */
    private void makeRoomFor(int numbers) {
        int slots = Integer.highestOneBit(Math.max(8, numbers)) * 4;
        if (slots > keys.length) {
            resize(slots);
        }
    }

    private void resize(int slots) {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[slots];
        counts = new long[slots];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                add(oldKeys[i], oldCounts[i]);
            }
        }
    }

    /** Returns false when there are now more different numbers than the limit. */
    boolean absorb(LongCounts other) {
        makeRoomFor(Math.max(size, other.size));
        boolean fits = size <= limit;
        for (int i = 0; i < other.keys.length; i++) {
            if (other.counts[i] != 0) {
                fits = add(other.keys[i], other.counts[i]);
            }
        }
        return fits;
    }

    /** Smallest number first. */
    SortedMap<Long, Long> sorted() {
        SortedMap<Long, Long> sorted = new TreeMap<>();
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] != 0) {
                sorted.put(keys[i], counts[i]);
            }
        }
        return sorted;
    }

    void write(DataOutputStream out) throws IOException {
        Varints.write(out, size);
        long before = 0;
        for (var entry : sorted().entrySet()) {
            Varints.writeSigned(out, entry.getKey() - before);
            Varints.write(out, entry.getValue());
            before = entry.getKey();
        }
    }

    static LongCounts read(DataInputStream in, int limit) throws IOException {
        LongCounts counts = new LongCounts(limit);
        long size = Varints.read(in);
        if (size < 0 || size > limit) {
            throw new IOException("counts: " + size + " numbers (expected: 0 to " + limit + ")");
        }
        counts.makeRoomFor((int) size);
        long key = 0;
        for (long i = 0; i < size; i++) {
            key += Varints.readSigned(in);
            counts.add(key, Varints.read(in));
        }
        return counts;
    }
}
