package io.plumbline.profiling;

/**
 * Counts numbers that repeat before they reach a state, which then is touched once for many of them. Each number has two slots to
 * be in; a third one drives out the rarer of the two. Where hardly any number is met again, numbers pass for a while.
 */
final class LongCache {
    /** Takes what leaves the cache. */
    interface Out {
        void add(long value, long times);
    }

    private static final int FIRST = 16;
    /** After so many misses it is decided whether the cache is of use. */
    private static final int WINDOW = 4_096;
    /** So many numbers pass when it is of none. */
    private static final int PASSING = 32 * WINDOW;

    private final Out out;
    private final int most;
    private long[] values = new long[FIRST];
    private long[] counts = new long[FIRST];
    private int shift = shift(FIRST);
    private int hits;
    private int misses;
    private int passing;

    /** @param most slots, a power of two */
    LongCache(int most, Out out) {
        this.most = Math.max(FIRST, most);
        this.out = out;
    }

    private static int shift(int slots) {
        return Long.SIZE + 1 - Integer.numberOfTrailingZeros(slots);
    }

    void add(long value) {
        if (passing > 0) {
            passing--;
            out.add(value, 1);
            return;
        }
        int at = (int) (value * 0x9E3779B97F4A7C15L >>> shift) << 1;
        if (values[at] == value && counts[at] > 0) {
            counts[at]++;
            hits++;
        } else if (values[at + 1] == value && counts[at + 1] > 0) {
            counts[at + 1]++;
            hits++;
        } else {
            miss(value, at);
        }
    }

    private void miss(long value, int pair) {
        if (++misses == WINDOW) {
            boolean ofUse = hits > WINDOW / 8;
            hits = 0;
            misses = 0;
            if (!ofUse) {
                flush();
                passing = PASSING;
                out.add(value, 1);
                return;
            }
        }
        put(value, 1, pair);
    }

    private void put(long value, long times, int pair) {
        int at = pair;
        if (counts[at] > 0 && (counts[at + 1] == 0 || counts[at + 1] < counts[at])) {
            at++;
        }
        if (counts[at] > 0) {
            if (values.length < most) {
                grow();
                put(value, times, (int) (value * 0x9E3779B97F4A7C15L >>> shift) << 1);
                return;
            }
            out.add(values[at], counts[at]);
        }
        values[at] = value;
        counts[at] = times;
    }

    private void grow() {
        long[] oldValues = values;
        long[] oldCounts = counts;
        values = new long[oldValues.length * 2];
        counts = new long[oldValues.length * 2];
        shift--;
        for (int at = 0; at < oldValues.length; at++) {
            if (oldCounts[at] > 0) {
                put(oldValues[at], oldCounts[at], (int) (oldValues[at] * 0x9E3779B97F4A7C15L >>> shift) << 1);
            }
        }
    }

    /** Hands over all that is held. */
    void flush() {
        for (int at = 0; at < values.length; at++) {
            if (counts[at] > 0) {
                out.add(values[at], counts[at]);
            }
        }
        values = new long[FIRST];
        counts = new long[FIRST];
        shift = shift(FIRST);
    }
}
