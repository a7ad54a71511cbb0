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
 * is. Text has no pattern: strings of more than {@link #LONGEST} characters, with more than {@link #MOST_BLANKS} blanks, or with
 * blanks and no digit.
 *
 * <p>Exact up to {@link #MOST_PATTERNS} different ones; after that the rare ones are given up and the error says by how much a
 * count may be too small (Misra and Gries). The change-over depends on the set of patterns alone. When thousands of strings have
 * shown no frequent pattern at all, as random ids do, further ones only add to the error.
 */
public final class PatternCounts implements MergeableState<PatternCounts> {
    /** Characters of the longest string that has a pattern. */
    public static final int LONGEST = 40;

    /** The most blanks in a string that has a pattern. */
    public static final int MOST_BLANKS = 2;

    /** Different patterns that are counted exactly. */
    public static final int MOST_PATTERNS = 128;

    private static final int MOST_HOPEFUL = 4_096;
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
    private boolean hopeless;
    private long unpatterned;
    private final PatternMask mask = new PatternMask();

    /** @param seen the bits of all characters of the string, which isn't blank */
    void add(byte[] utf8, int offset, int length, int characters, int seen, long times) {
        boolean blanks = (seen & Letters.BLANK) != 0;
        if (characters > LONGEST || (blanks && (seen & Letters.DIGIT) == 0)) {
            unpatterned += times;
            return;
        }
        if (hopeless && !blanks) {
            total += times;
            error += times;
            return;
        }
        if (!mask.set(utf8, offset, offset + length)) {
            unpatterned += times;
            return;
        }
        total += times;
        insert(mask.bytes(), mask.length(), mask.hash(), times);
        if (size > (exact ? MOST_PATTERNS : MOST_PATTERNS * 2)) {
            giveUpRare();
        }
    }

    private void insert(byte[] pattern, int length, long hash, long times) {
        int slots = counts.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & slots;
        while (counts[slot] != 0) {
            if (hashes[slot] == hash && Arrays.equals(patterns[slot], 0, patterns[slot].length, pattern, 0, length)) {
                counts[slot] += times;
                return;
            }
            slot = (slot + 1) & slots;
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
            long once = 0;
            for (long count : counts) {
                once += count == 1 ? 1 : 0;
            }
            long less = 1;
            if (once * 2 < size) {
                long[] sorted =
                        Arrays.stream(counts).filter(c -> c > 0).sorted().toArray();
                less = sorted[sorted.length / 2];
            }
            error += less;
            rebuild(counts.length, less);
        }
        hopeless = total >= MOST_HOPEFUL && Arrays.stream(counts).allMatch(count -> count <= error);
    }

    private void rebuild(int slots, long less) {
        int kept = 0;
        byte[][] oldPatterns = new byte[size][];
        long[] oldHashes = new long[size];
        long[] oldCounts = new long[size];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > less) {
                oldPatterns[kept] = patterns[i];
                oldHashes[kept] = hashes[i];
                oldCounts[kept++] = counts[i] - less;
            }
        }
        if (slots == counts.length) {
            Arrays.fill(patterns, null);
            Arrays.fill(counts, 0);
        } else {
            patterns = new byte[slots][];
            hashes = new long[slots];
            counts = new long[slots];
        }
        size = 0;
        for (int i = 0; i < kept; i++) {
            insert(oldPatterns[i], oldPatterns[i].length, oldHashes[i], oldCounts[i]);
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
            state.mask.set(pattern);
            state.insert(pattern, pattern.length, state.mask.hash(), Varints.read(in));
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

    /** Strings that are text. */
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
