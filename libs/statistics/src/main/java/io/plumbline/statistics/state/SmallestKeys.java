package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

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
    /** Hashes from here on aren't kept, in the order of unsigned numbers less {@link Long#MIN_VALUE}. */
    private long end = Long.MAX_VALUE;

    /** Adds a hash; zero, which marks an empty slot, counts as one. */
    void add(long hash) {
        if ((hash ^ Long.MIN_VALUE) < end) {
            insert(hash == 0 ? 1 : hash);
        }
    }

    private void insert(long hash) {
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

    long[] held() {
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

    /** The kept ones, smallest first. */
    long[] toArray() {
        long[] hashes = sorted(held());
        return hashes.length > MOST ? Arrays.copyOf(hashes, MOST) : hashes;
    }

    void absorb(SmallestKeys other) {
        end = Math.min(end, other.end);
        for (long hash : other.held()) {
            if ((hash ^ Long.MIN_VALUE) <= end) {
                insert(hash);
            }
        }
        if (end != Long.MAX_VALUE) {
            rebuild(
                    Arrays.stream(held())
                            .filter(hash -> (hash ^ Long.MIN_VALUE) <= end)
                            .toArray(),
                    slots.length);
        }
    }

    void write(DataOutputStream out) throws IOException {
        long[] hashes = toArray();
        out.writeShort(hashes.length);
        out.writeBoolean(overflowed());
        for (long hash : hashes) {
            out.writeLong(hash);
        }
    }

    static SmallestKeys read(DataInputStream in) throws IOException {
        SmallestKeys keys = new SmallestKeys();
        int size = in.readShort();
        boolean overflowed = in.readBoolean();
        long last = 0;
        for (int i = 0; i < size; i++) {
            last = in.readLong();
            keys.insert(last);
        }
        if (overflowed) {
            keys.end = last ^ Long.MIN_VALUE;
        }
        return keys;
    }
}
