package io.plumbline.profiling;

/**
 * Divides the rows of a part, as one task reads them, into blocks of neighbours, and holds two of every five back. Neighbours
 * are often alike (they came in together), so that single rows held back would have their twins in the other half.
 *
 * <p>The choice depends on the rows' places alone. Blocks grow from 8 rows to 4,096, so that small parts have both halves.
 */
final class Blocks {
    /** Parts of fewer rows aren't split: neither half would be worth anything. */
    static final int FEWEST_ROWS = 100;

    private static final int FIRST = 8;
    private static final int LARGEST = 4_096;
    private static final int GROUP = 5;

    /** The ways to choose two of five, one bit a block. */
    private static final int[] PAIRS = {3, 5, 6, 9, 10, 12, 17, 18, 20, 24};

    private final long seed;
    private final boolean split;
    private long block;
    private int size = FIRST;
    private int left = FIRST;
    private int heldOut;

    /** @param split false to hold nothing back */
    Blocks(long seed, boolean split) {
        this.seed = seed;
        this.split = split;
        this.heldOut = pair();
    }

    private int pair() {
        long mixed = (seed + block / GROUP + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return split ? PAIRS[(int) Long.remainderUnsigned(mixed ^ (mixed >>> 32), PAIRS.length)] : 0;
    }

    /** Whether the next row is held back. */
    boolean heldOut() {
        return (heldOut >> (int) (block % GROUP) & 1) == 1;
    }

    /** How many of the next rows go where the next one goes, at least. */
    int left() {
        return left;
    }

    /** Goes on by so many rows, at most {@link #left()}. */
    void take(int rows) {
        left -= rows;
        if (left == 0) {
            block++;
            if (block % GROUP == 0) {
                size = Math.min(LARGEST, size * 2);
                heldOut = pair();
            }
            left = size;
        }
    }
}
