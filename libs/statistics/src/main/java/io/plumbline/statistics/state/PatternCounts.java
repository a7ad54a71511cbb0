package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How often each pattern occurs: upper-case letters as {@code A}, other letters as {@code a}, digits as {@code 9}, all else as it
 * is. Strings of more than {@link #LONGEST} characters or with more than {@link #MOST_BLANKS} blanks are text that has no pattern.
 *
 * <p>Exact up to {@link #MOST_PATTERNS} different ones; after that the rare ones are given up and the error says by how much a
 * count may be too small (Misra and Gries). The change-over depends on the set of patterns alone.
 */
public final class PatternCounts implements MergeableState<PatternCounts> {
    /** Characters of the longest string that has a pattern. */
    public static final int LONGEST = 40;

    /** The most blanks in a string that has a pattern. */
    public static final int MOST_BLANKS = 2;

    /** Different patterns that are counted exactly. */
    public static final int MOST_PATTERNS = 128;

    private static final int NOT_PRINTABLE = '\uFFFD';
    private static final long PRIME = 0x100000001B3L;

    /**
     * One pattern.
     *
     * @param count never more than the truth
     * @param countUpper never less than the truth; equal to the count when exact
     */
    public record Pattern(String pattern, long count, long countUpper) {}

    private byte[][] patterns = new byte[32][];
    private long[] hashes = new long[32];
    /** Zero marks a free slot. */
    private long[] counts = new long[32];

    private int size;
    private long total;
    private long error;
    private boolean exact = true;
    private long unpatterned;
    private final byte[] scratch = new byte[4 * LONGEST];

    void add(byte[] utf8, int offset, int length, int characters, long times) {
        int used = characters > LONGEST ? -1 : mask(utf8, offset, offset + length);
        if (used < 0) {
            unpatterned += times;
            return;
        }
        total += times;
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < used; i++) {
            hash = (hash ^ scratch[i]) * PRIME;
        }
        insert(scratch, used, hash, times);
        if (size > MOST_PATTERNS) {
            giveUpRare();
        }
    }

    /** Writes the pattern to the scratch and returns its length; -1 if it would be too long or have too many blanks. */
    private int mask(byte[] utf8, int start, int end) {
        int used = 0;
        int blanks = 0;
        for (int i = start; i < end; i++) {
            if (used > scratch.length - 4) {
                return -1; // Bytes that are no UTF-8 stand for more than the characters that were counted.
            }
            byte b = utf8[i];
            int bits = Letters.of(b);
            if ((bits & Letters.WIDE) != 0) {
                int length = Letters.lengthAt(utf8, i, end);
                used += wide(utf8, i, length, end, used);
                i += length - 1;
                continue;
            }
            if ((bits & Letters.BLANK) != 0 && ++blanks > MOST_BLANKS) {
                return -1;
            }
            if ((bits & Letters.CONTROL) != 0) {
                used += replaced(used);
            } else {
                scratch[used++] = symbol(b, bits);
            }
        }
        return used;
    }

    private static byte symbol(byte b, int bits) {
        if ((bits & Letters.LOWER) != 0) {
            return 'a';
        } else if ((bits & Letters.UPPER) != 0) {
            return 'A';
        }
        return (bits & Letters.DIGIT) != 0 ? (byte) '9' : b;
    }

    private int wide(byte[] utf8, int at, int length, int end, int used) {
        int codePoint = Letters.codePointAt(utf8, at, end);
        if (Character.isUpperCase(codePoint)) {
            scratch[used] = 'A';
            return 1;
        } else if (Character.isLetter(codePoint)) {
            scratch[used] = 'a';
            return 1;
        } else if (length == 1 || codePoint < 0xA0) {
            return replaced(used);
        }
        System.arraycopy(utf8, at, scratch, used, length);
        return length;
    }

    /** What can't be shown stands as U+FFFD. */
    private int replaced(int used) {
        scratch[used] = (byte) (0xE0 | NOT_PRINTABLE >> 12);
        scratch[used + 1] = (byte) (0x80 | NOT_PRINTABLE >> 6 & 0x3F);
        scratch[used + 2] = (byte) (0x80 | NOT_PRINTABLE & 0x3F);
        return 3;
    }

    private void insert(byte[] pattern, int length, long hash, long times) {
        int mask = counts.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (counts[slot] != 0) {
            if (hashes[slot] == hash && Arrays.equals(patterns[slot], 0, patterns[slot].length, pattern, 0, length)) {
                counts[slot] += times;
                return;
            }
            slot = (slot + 1) & mask;
        }
        patterns[slot] = Arrays.copyOf(pattern, length);
        hashes[slot] = hash;
        counts[slot] = times;
        if (++size * 2 > counts.length) {
            rebuild(counts.length * 2, 0);
        }
    }

    /** Takes so much from every count that at least half of the patterns are gone. */
    private void giveUpRare() {
        exact = false;
        while (size > MOST_PATTERNS) {
            long[] sorted = Arrays.stream(counts).filter(c -> c > 0).sorted().toArray();
            long less = sorted[sorted.length / 2];
            error += less;
            rebuild(counts.length, less);
        }
    }

    private void rebuild(int slots, long less) {
        byte[][] oldPatterns = patterns;
        long[] oldHashes = hashes;
        long[] oldCounts = counts;
        patterns = new byte[slots][];
        hashes = new long[slots];
        counts = new long[slots];
        size = 0;
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] > less) {
                insert(oldPatterns[i], oldPatterns[i].length, oldHashes[i], oldCounts[i] - less);
            }
        }
    }

    @Override
    public void absorb(PatternCounts other) {
        total += other.total;
        error += other.error;
        exact &= other.exact;
        unpatterned += other.unpatterned;
        for (int i = 0; i < other.counts.length; i++) {
            if (other.counts[i] > 0) {
                insert(other.patterns[i], other.patterns[i].length, other.hashes[i], other.counts[i]);
            }
        }
        if (size > MOST_PATTERNS) {
            giveUpRare();
        }
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        Varints.write(out, total);
        Varints.write(out, error);
        out.writeBoolean(exact);
        Varints.write(out, unpatterned);
        Varints.write(out, size);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                Bytes.write(out, patterns[i]);
                Varints.write(out, counts[i]);
            }
        }
    }

    static PatternCounts read(DataInputStream in) throws IOException {
        PatternCounts state = new PatternCounts();
        state.total = Varints.read(in);
        state.error = Varints.read(in);
        state.exact = in.readBoolean();
        state.unpatterned = Varints.read(in);
        long size = Varints.read(in);
        for (long i = 0; i < size; i++) {
            byte[] pattern = Bytes.read(in);
            long hash = 0xCBF29CE484222325L;
            for (byte b : pattern) {
                hash = (hash ^ b) * PRIME;
            }
            state.insert(pattern, pattern.length, hash, Varints.read(in));
        }
        return state;
    }

    /** Whether every count is exact. */
    public boolean isExact() {
        return exact;
    }

    /** The most by which a count may be too small; 0 while exact. */
    public long maximumError() {
        return error;
    }

    /** Strings that have a pattern. */
    public long total() {
        return total;
    }

    /** Strings that are too long or have too many blanks. */
    public long unpatterned() {
        return unpatterned;
    }

    /** The most frequent ones, most frequent first; when counts are approximate, only those certainly among them. */
    public List<Pattern> top(int howMany) {
        List<Pattern> all = new ArrayList<>(size);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > error) {
                all.add(new Pattern(
                        new String(patterns[i], StandardCharsets.UTF_8), counts[i], Math.addExact(counts[i], error)));
            }
        }
        all.sort(Comparator.comparingLong(Pattern::count).reversed().thenComparing(Pattern::pattern));
        return all.size() <= howMany ? all : all.subList(0, howMany);
    }
}
