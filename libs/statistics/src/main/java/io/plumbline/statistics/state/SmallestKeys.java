package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The smallest of all hashes that were added, a uniform sample of the different values: all of them while there are few. Hashes
 * are compared as unsigned numbers. Which hashes are kept depends on the set of values alone.
 */
final class SmallestKeys {
    /** How many are kept. */
    static final int MOST = 1_024;

    /** Up to so many are held until the largest are thrown out. */
    private static final int HELD = MOST * 3 / 2;

    private static final int FIRST = 16;

    private long[] slots = new long[FIRST];
    private int size;
    /** The same, smallest first, instead of in the slots: as they are stored and merged. Null while the slots hold them. */
    private long @Nullable [] ordered;

    /** Hashes from here on aren't kept, in the order of unsigned numbers less {@link Long#MIN_VALUE}. */
    private long end = Long.MAX_VALUE;

    /** Adds a hash; zero, which marks an empty slot, counts as one. */
    void add(long hash) {
        if ((hash ^ Long.MIN_VALUE) < end) {
            insert(hash == 0 ? 1 : hash);
        }
    }

    private void insert(long hash) {
        long[] before = ordered;
        if (before != null) {
            ordered = null;
            rebuild(before, Math.max(FIRST, Integer.highestOneBit(Math.max(1, before.length)) * 4));
        }
        if (!put(slots, hash)) {
            return;
        }
        size++;
        if (size > HELD) {
            trim();
        } else if (size * 4 > slots.length * 3) {
            rebuild(held(), slots.length * 2);
        }
    }

    private static boolean put(long[] slots, long hash) {
        int mask = slots.length - 1;
        int at = (int) (hash ^ (hash >>> 32)) & mask;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = hash;
        return true;
    }

    private void rebuild(long[] hashes, int length) {
        slots = new long[length];
        for (long hash : hashes) {
            put(slots, hash);
        }
        size = hashes.length;
    }

    /** In no order. Not to be changed. */
    long[] held() {
        long[] known = ordered;
        if (known != null) {
            return known;
        }
        long[] hashes = new long[size];
        int next = 0;
        for (long slot : slots) {
            if (slot != 0) {
                hashes[next++] = slot;
            }
        }
        return hashes;
    }

    private void trim() {
        if (size > MOST) {
            long[] kept = Arrays.copyOf(sorted(held()), MOST);
            end = kept[MOST - 1] ^ Long.MIN_VALUE;
            rebuild(kept, slots.length);
        }
    }

    private static long[] sorted(long[] hashes) {
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(hashes);
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] ^= Long.MIN_VALUE;
        }
        return hashes;
    }

    /** How many are held; while not {@link #overflowed()}, how many there are. */
    int size() {
        return size;
    }

    /** Whether there are more than are kept. */
    boolean overflowed() {
        return size > MOST || end != Long.MAX_VALUE;
    }

    /** The kept ones, smallest first. Not to be changed. */
    long[] toArray() {
        long[] known = ordered;
        if (known != null) {
            return known;
        }
        long[] hashes = sorted(held());
        return hashes.length > MOST ? Arrays.copyOf(hashes, MOST) : hashes;
    }

    void absorb(SmallestKeys other) {
        long[] mine = toArray();
        long[] theirs = other.toArray();
        long upTo = Math.min(lastKept(mine), other.lastKept(theirs));
        long[] merged = new long[Math.min(MOST, mine.length + theirs.length)];
        int kept = 0;
        int i = 0;
        int j = 0;
        boolean more = false;
        while (i < mine.length || j < theirs.length) {
            long one = i < mine.length ? mine[i] ^ Long.MIN_VALUE : Long.MAX_VALUE;
            long two = j < theirs.length ? theirs[j] ^ Long.MIN_VALUE : Long.MAX_VALUE;
            long least = Math.min(one, two);
            if (least > upTo) {
                break;
            }
            if (kept == MOST) {
                more = true;
                break;
            }
            merged[kept++] = least ^ Long.MIN_VALUE;
            i += i < mine.length && one == least ? 1 : 0;
            j += j < theirs.length && two == least ? 1 : 0;
        }
        end = more ? merged[kept - 1] ^ Long.MIN_VALUE : upTo;
        ordered = kept == merged.length ? merged : Arrays.copyOf(merged, kept);
        size = kept;
    }

    /** The greatest that is kept if there are more, in the order of {@link #end}. */
    private long lastKept(long[] smallestFirst) {
        return size > MOST ? smallestFirst[MOST - 1] ^ Long.MIN_VALUE : end;
    }

    void write(DataOutputStream out) throws IOException {
        long[] hashes = toArray();
        out.writeShort(hashes.length);
        out.writeBoolean(overflowed());
        Bytes.writeLongs(out, hashes);
    }

    static SmallestKeys read(DataInputStream in) throws IOException {
        SmallestKeys keys = new SmallestKeys();
        int size = in.readShort();
        boolean overflowed = in.readBoolean();
        long[] hashes = Bytes.readLongs(in, size);
        keys.ordered = hashes;
        keys.size = size;
        if (overflowed && size > 0) {
            keys.end = hashes[size - 1] ^ Long.MIN_VALUE;
        }
        return keys;
    }
}
