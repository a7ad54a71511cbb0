package io.plumbline.profiling;

import java.util.Arrays;

import io.plumbline.statistics.state.ValueHash;

/** What {@link LongCache} does for numbers, for texts by their bytes. Long texts pass. */
final class TextCache {
    /** Takes what leaves the cache; the bytes are its only during the call. */
    interface Out {
        void add(byte[] utf8, int offset, int length, long hash, long times);
    }

    private static final int FIRST = 8;
    private static final int LONGEST = 128;
    /** After so many misses it is decided whether the cache is of use. */
    private static final int WINDOW = 4_096;
    /** So many texts pass when it is of none. */
    private static final int PASSING = 32 * WINDOW;

    private final Out out;
    private final int most;
    private long[] hashes = new long[FIRST];
    private long[] counts = new long[FIRST];
    private byte[][] texts = new byte[FIRST][];
    private int[] lengths = new int[FIRST];
    private int hits;
    private int misses;
    private int passing;

    /** @param most slots, a power of two */
    TextCache(int most, Out out) {
        this.most = Math.max(FIRST, most);
        this.out = out;
    }

    void add(byte[] utf8, int offset, int length) {
        long hash = ValueHash.ofBytes(utf8, offset, length);
        if (passing > 0 || length > LONGEST) {
            passing = Math.max(0, passing - 1);
            out.add(utf8, offset, length, hash, 1);
            return;
        }
        int at = (int) hash & hashes.length - 2;
        if (is(at, hash, utf8, offset, length)) {
            counts[at]++;
            hits++;
        } else if (is(at + 1, hash, utf8, offset, length)) {
            counts[at + 1]++;
            hits++;
        } else {
            miss(hash, utf8, offset, length);
        }
    }

    private boolean is(int at, long hash, byte[] utf8, int offset, int length) {
        return hashes[at] == hash
                && counts[at] > 0
                && Arrays.equals(texts[at], 0, lengths[at], utf8, offset, offset + length);
    }

    private void miss(long hash, byte[] utf8, int offset, int length) {
        if (++misses == WINDOW) {
            boolean ofUse = hits > WINDOW / 8;
            hits = 0;
            misses = 0;
            if (!ofUse) {
                flush();
                passing = PASSING;
                out.add(utf8, offset, length, hash, 1);
                return;
            }
        }
        int at = room(hash);
        byte[] text = texts[at];
        if (text == null || text.length < length) {
            text = new byte[length + 8 & -8];
            texts[at] = text;
        }
        System.arraycopy(utf8, offset, text, 0, length);
        hashes[at] = hash;
        lengths[at] = length;
        counts[at] = 1;
    }

    /** A slot for the hash that is free, or made so. */
    private int room(long hash) {
        int at = (int) hash & hashes.length - 2;
        if (counts[at] > 0 && (counts[at + 1] == 0 || counts[at + 1] < counts[at])) {
            at++;
        }
        if (counts[at] > 0) {
            if (hashes.length < most) {
                grow();
                return room(hash);
            }
            out.add(texts[at], 0, lengths[at], hashes[at], counts[at]);
        }
        return at;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldCounts = counts;
        byte[][] oldTexts = texts;
        int[] oldLengths = lengths;
        allocate(oldHashes.length * 2);
        for (int old = 0; old < oldHashes.length; old++) {
            if (oldCounts[old] > 0) {
                int at = room(oldHashes[old]);
                hashes[at] = oldHashes[old];
                counts[at] = oldCounts[old];
                texts[at] = oldTexts[old];
                lengths[at] = oldLengths[old];
            }
        }
    }

    private void allocate(int slots) {
        hashes = new long[slots];
        counts = new long[slots];
        texts = new byte[slots][];
        lengths = new int[slots];
    }

    /** Hands over all that is held. */
    void flush() {
        for (int at = 0; at < hashes.length; at++) {
            if (counts[at] > 0) {
                out.add(texts[at], 0, lengths[at], hashes[at], counts[at]);
            }
        }
        allocate(FIRST);
    }
}
