package io.plumbline.statistics.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Counts by 64-bit key, without an object per entry: numbers under themselves, texts under their hash. Exact until
 * {@link #reduce} turns it into the frequent-items sketch of Misra and Gries, as Anderson and others give it ("A high-performance
 * algorithm for identifying frequent items in data streams", 2017): when it is full, the median of the counts is taken from all.
 */
final class CountTable {
    /** Of the three dots, the number sign and 16 digits that stand for the rest of a text. */
    static final int MARK_BYTES = 20;

    private static final int FIRST = 16;
    private static final int SMALL = 64;

    private long[] keys = new long[FIRST];
    /** Zero where a slot is free. */
    private long[] counts = new long[FIRST];

    private byte @Nullable [] @Nullable [] texts;
    private int size;
    private int capacity = Integer.MAX_VALUE;
    private long taken;

    CountTable(boolean ofTexts) {
        texts = ofTexts ? new byte[FIRST][] : null;
    }

    void add(long key, long times) {
        int at = start(key);
        while (counts[at] != 0) {
            if (keys[at] == key) {
                counts[at] += times;
                return;
            }
            at = (at + 1) & (keys.length - 1);
        }
        keys[at] = key;
        counts[at] = times;
        entered();
    }

    /**
     * Adds a text.
     *
     * @param length of the bytes that are kept
     * @param cut whether there are more, which the hash then stands for
     */
    void add(long hash, byte[] utf8, int offset, int length, boolean cut, long times) {
        byte[][] known = texts();
        int at = start(hash);
        while (counts[at] != 0) {
            if (keys[at] == hash && same(known[at], utf8, offset, length, cut)) {
                counts[at] += times;
                return;
            }
            at = (at + 1) & (keys.length - 1);
        }
        keys[at] = hash;
        counts[at] = times;
        known[at] = cut ? marked(utf8, offset, length, hash) : Arrays.copyOfRange(utf8, offset, offset + length);
        entered();
    }

    /** Adds a text that is kept whole, and isn't changed by anybody. */
    void add(long hash, byte[] text, long times) {
        byte[][] known = texts();
        int at = start(hash);
        while (counts[at] != 0) {
            if (keys[at] == hash && Arrays.equals(known[at], text)) {
                counts[at] += times;
                return;
            }
            at = (at + 1) & (keys.length - 1);
        }
        keys[at] = hash;
        counts[at] = times;
        known[at] = text;
        entered();
    }

    /** Makes room for so many entries, so that it isn't made again and again. */
    void expect(int entries) {
        int length = keys.length;
        while (entries * 4L > length * 3L) {
            length *= 2;
        }
        if (length > keys.length) {
            rebuild(length);
        }
    }

    private static boolean same(byte[] text, byte[] utf8, int offset, int length, boolean cut) {
        return text.length == length + (cut ? MARK_BYTES : 0)
                && Arrays.equals(text, 0, length, utf8, offset, offset + length);
    }

    private static byte[] marked(byte[] utf8, int offset, int length, long hash) {
        byte[] mark = String.format("…#%016x", hash).getBytes(StandardCharsets.UTF_8);
        byte[] text = Arrays.copyOfRange(utf8, offset, offset + length + mark.length);
        System.arraycopy(mark, 0, text, length, mark.length);
        return text;
    }

    private byte[][] texts() {
        byte[][] all = texts;
        if (all == null) {
            throw new IllegalStateException("value: a text (expected: a number)");
        }
        return all;
    }

    private int start(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32 ^ mixed >>> 52) & (keys.length - 1);
    }

    private void entered() {
        size++;
        if (size > capacity) {
            purge();
        } else if (size * 4 > keys.length * 3) {
            rebuild(keys.length * 2);
        }
    }

    /** From now on it has at most three quarters of so many entries, and counts are too low by up to {@link #taken()}. */
    void reduce(int slots) {
        capacity = slots * 3 / 4;
        purge();
        // Sparse, as nearly every value of a column with many is looked for in vain.
        rebuild(Math.max(FIRST, Integer.highestOneBit(slots) * 2));
    }

    /** Adds to what counts may be too low by. */
    void take(long more) {
        taken += more;
    }

    private void purge() {
        while (size > capacity) {
            long median = median();
            taken += median;
            for (int at = 0; at < counts.length; at++) {
                counts[at] = Math.max(0, counts[at] - median);
            }
            rebuild(keys.length);
        }
    }

    /** Mostly small where values hardly repeat, which needs no sorting. */
    private long median() {
        int[] small = new int[SMALL];
        for (long count : counts) {
            if (count < SMALL) {
                small[(int) count]++;
            }
        }
        int below = 0;
        for (int count = 1; count < SMALL; count++) {
            below += small[count];
            if (below > size / 2) {
                return count;
            }
        }
        long[] sorted = new long[size];
        int next = 0;
        for (long count : counts) {
            if (count != 0) {
                sorted[next++] = count;
            }
        }
        Arrays.sort(sorted);
        return sorted[size / 2];
    }

    /** Puts every entry where a table of that length is searched for it. */
    private void rebuild(int length) {
        int left = 0;
        int[] entries = new int[size];
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] != 0) {
                entries[left++] = at;
            }
        }
        long[] oldKeys = new long[left];
        long[] oldCounts = new long[left];
        byte[][] oldTexts = texts == null ? null : new byte[left][];
        for (int i = 0; i < left; i++) {
            oldKeys[i] = keys[entries[i]];
            oldCounts[i] = counts[entries[i]];
            if (oldTexts != null) {
                oldTexts[i] = texts()[entries[i]];
            }
        }
        if (length == keys.length) {
            Arrays.fill(counts, 0);
        } else {
            keys = new long[length];
            counts = new long[length];
            texts = oldTexts == null ? null : new byte[length][];
        }
        size = left;
        for (int i = 0; i < left; i++) {
            int at = start(oldKeys[i]);
            while (counts[at] != 0) {
                at = (at + 1) & (length - 1);
            }
            keys[at] = oldKeys[i];
            counts[at] = oldCounts[i];
            if (oldTexts != null) {
                texts()[at] = oldTexts[i];
            }
        }
    }

    int size() {
        return size;
    }

    /** By how much counts may be too low; an absent value may have occurred as often. */
    long taken() {
        return taken;
    }

    /** Slots to be asked for with {@link #count(int)}. */
    int slots() {
        return keys.length;
    }

    /** Zero for a free slot. */
    long count(int slot) {
        return counts[slot];
    }

    long key(int slot) {
        return keys[slot];
    }

    /** The text of a slot that isn't free. */
    byte[] text(int slot) {
        return texts()[slot];
    }
}
