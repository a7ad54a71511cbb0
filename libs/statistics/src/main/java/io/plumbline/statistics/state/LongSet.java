package io.plumbline.statistics.state;

/** An open-addressing set of 64-bit numbers; costs 11 to 22 bytes a number. */
final class LongSet {
    private long[] slots = new long[16];
    private int size;
    private boolean holdsZero;

    /** Returns false when it was there already. */
    boolean add(long value) {
        if (value == 0) {
            boolean added = !holdsZero;
            holdsZero = true;
            return added;
        }
        if (size * 4 >= slots.length * 3) {
            grow();
        }
        if (!insert(slots, value)) {
            return false;
        }
        size++;
        return true;
    }

    boolean contains(long value) {
        if (value == 0) {
            return holdsZero;
        }
        int mask = slots.length - 1;
        int index = slot(value, mask);
        while (slots[index] != 0) {
            if (slots[index] == value) {
                return true;
            }
            index = (index + 1) & mask;
        }
        return false;
    }

    int size() {
        return holdsZero ? size + 1 : size;
    }

    long[] toArray() {
        long[] values = new long[size()];
        int next = 0;
        for (long slot : slots) {
            if (slot != 0) {
                values[next++] = slot;
            }
        }
        return values;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long slot : slots) {
            if (slot != 0) {
                insert(larger, slot);
            }
        }
        slots = larger;
    }

    private static boolean insert(long[] slots, long value) {
        int mask = slots.length - 1;
        int index = slot(value, mask);
        while (slots[index] != 0) {
            if (slots[index] == value) {
                return false;
            }
            index = (index + 1) & mask;
        }
        slots[index] = value;
        return true;
    }

    private static int slot(long value, int mask) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ (mixed >>> 32)) & mask;
    }
}
