package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Ranks of doubles after Z. Karnin, K. Lang and E. Liberty, "Optimal quantile approximation in streams" (2016): level h holds
 * items that stand for 2^h values each; a full level is sorted and every second item promoted. A value that occurs many times
 * goes to the levels of the binary digits of its count, without any error.
 *
 * <p>Capacities fall by a third from level to level, to at least 8, as in DataSketches' KLL; level 0 collects at least 128, so
 * that fewer and larger arrays are sorted. The bound is the one that DataSketches publishes for its own; measured errors at 99 % are
 * at most two thirds of it.
 *
 * <p>Once a sketch is so high that the lowest levels hardly matter, one value of each group of 2^s is drawn instead, and stands
 * for the group (the sampler of the paper).
 *
 * <p>What is promoted or drawn is decided by hashes of the values, so that the same values in the same order give the same sketch.
 */
final class KllSketch {
    private static final int LEAST = 8;
    private static final int LEAST_OF_FIRST = 128;
    private static final double RATIO = 2.0 / 3;
    /** Below so many levels, values are drawn: that adds two fifths to the variance of a rank at most. */
    private static final int COMPACTED_LEVELS = 8;

    private int k;
    private double[][] levels;
    private int[] sizes;
    private int height = 1;
    private int held;
    private int[] capacities = new int[1];
    private int capacity;
    private long count;
    private boolean compacted;
    /** Base-2 logarithm of how many values one is drawn of. */
    private int sampling;

    private long random;
    private double drawn;
    private long drawnOf;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    KllSketch(int k) {
        this.k = k;
        this.levels = new double[1][LEAST];
        this.sizes = new int[1];
        measure();
    }

    private void measure() {
        capacities = new int[height];
        capacity = 0;
        double full = k;
        for (int level = height - 1; level >= 0; level--) {
            int least = level == 0 ? Math.min(LEAST_OF_FIRST, k) : LEAST;
            capacities[level] = Math.max(least, (int) Math.ceil(full));
            capacity += capacities[level];
            full *= RATIO;
        }
    }

    void add(double value, long times) {
        count += times;
        if (value < min) {
            min = value;
        }
        if (value > max) {
            max = value;
        }
        if (sampling > 0) {
            long whole = times >>> sampling << sampling;
            pushAll(value, whole);
            if (whole < times) {
                draw(value, times - whole);
            }
        } else if (times == 1) {
            push(0, value);
        } else {
            pushAll(value, times);
        }
        if (held >= capacity) {
            compress();
        }
    }

    /** Lets the value, which stands for fewer than a group, be drawn for its share of the group, and for that of what is left over. */
    private void draw(double value, long times) {
        long together = drawnOf + times;
        double before = drawn;
        drawn = chance(times, together) ? value : before;
        drawnOf = together;
        if (together >= 1L << sampling) {
            push(sampling, drawn);
            drawnOf = together - (1L << sampling);
            drawn = chance(times, together) ? value : before;
        }
    }

    private boolean chance(long share, long whole) {
        random = random * 6364136223846793005L + 1442695040888963407L;
        return (random >>> 33) * whole < share << 31;
    }

    /** Puts the value that was drawn of an unfinished group into the levels. */
    private void settle() {
        if (drawnOf > 0) {
            pushAll(drawn, drawnOf);
            drawnOf = 0;
        }
    }

    private void pushAll(double value, long times) {
        if (times == 0) {
            return;
        }
        raise(Long.SIZE - Long.numberOfLeadingZeros(times));
        for (long left = times; left != 0; left &= left - 1) {
            push(Long.numberOfTrailingZeros(left), value);
        }
    }

    private void push(int level, double value) {
        double[] items = levels[level];
        int size = sizes[level];
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
            levels[level] = items;
        }
        items[size] = value;
        sizes[level] = size + 1;
        held++;
    }

    private void raise(int least) {
        if (least <= height) {
            return;
        }
        int old = levels.length;
        if (least > old) {
            levels = Arrays.copyOf(levels, least);
            sizes = Arrays.copyOf(sizes, least);
            for (int level = old; level < least; level++) {
                levels[level] = new double[LEAST];
            }
        }
        height = least;
        measure();
    }

    private void compress() {
        while (held >= capacity) {
            int level = 0;
            while (sizes[level] < capacities[level]) {
                level++;
            }
            compact(level);
        }
    }

    private void compact(int level) {
        raise(level + 2);
        double[] items = levels[level];
        int size = sizes[level];
        SortedRuns.sort(items, size);
        int odd = size & 1;
        int offset = coin(items, size);
        for (int at = odd + offset; at < size; at += 2) {
            push(level + 1, items[at]);
        }
        sizes[level] = odd;
        held -= size - odd;
        compacted = true;
        if (height - COMPACTED_LEVELS > sampling) {
            settle();
            sampling = height - COMPACTED_LEVELS;
            random = ValueHash.ofLong(Double.doubleToRawLongBits(items[0]) ^ count);
        }
    }

    private int coin(double[] items, int size) {
        long mixed = count;
        for (int at = 0; at < size; at += 1 + size / 4) {
            mixed = ValueHash.ofLong(mixed ^ Double.doubleToRawLongBits(items[at]));
        }
        return (int) (ValueHash.ofLong(mixed) >>> 63);
    }

    void absorb(KllSketch other) {
        other.settle();
        k = Math.min(k, other.k);
        raise(other.height);
        measure();
        for (int level = 0; level < other.height; level++) {
            int size = sizes[level];
            int more = other.sizes[level];
            if (size + more > levels[level].length) {
                levels[level] = Arrays.copyOf(levels[level], Math.max(size + more, levels[level].length * 2));
            }
            System.arraycopy(other.levels[level], 0, levels[level], size, more);
            sizes[level] = size + more;
            held += more;
        }
        count += other.count;
        compacted |= other.compacted;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        compress();
    }

    long count() {
        return count;
    }

    /** Whether every value is still there. */
    boolean isExact() {
        return !compacted;
    }

    /** The difference between a rank and the true one that is passed in one of a hundred cases, as a share of all values. */
    double rankError() {
        return compacted ? 2.296 / Math.pow(k, 0.9723) : 0;
    }

    /** The same for the share of values between two others, both of whose ranks err. */
    double shareError() {
        return compacted ? 2.446 / Math.pow(k, 0.9433) : 0;
    }

    /** The items in order, with the share of values up to each. */
    KllRanks ranks() {
        settle();
        double[] values = new double[held];
        int[] levelOf = new int[held];
        int next = 0;
        for (int level = 0; level < height; level++) {
            System.arraycopy(levels[level], 0, values, next, sizes[level]);
            Arrays.fill(levelOf, next, next + sizes[level], level);
            next += sizes[level];
        }
        Integer[] order = new Integer[held];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        double[] sorted = new double[held];
        long[] upTo = new long[held];
        long sum = 0;
        for (int at = 0; at < held; at++) {
            sorted[at] = values[order[at]];
            sum += 1L << levelOf[order[at]];
            upTo[at] = sum;
        }
        return new KllRanks(sorted, upTo, min, max);
    }

    void write(DataOutputStream out) throws IOException {
        settle();
        out.writeInt(k);
        out.writeLong(count);
        out.writeBoolean(compacted);
        out.writeDouble(min);
        out.writeDouble(max);
        out.writeByte(height);
        for (int level = 0; level < height; level++) {
            Bytes.writeShort(out, sizes[level]);
            Bytes.writeDoubles(out, levels[level], sizes[level]);
        }
    }

    static KllSketch read(DataInputStream in) throws IOException {
        KllSketch sketch = new KllSketch(in.readInt());
        sketch.count = in.readLong();
        sketch.compacted = in.readBoolean();
        sketch.min = in.readDouble();
        sketch.max = in.readDouble();
        sketch.raise(in.readByte());
        sketch.sampling = sketch.compacted ? Math.max(0, sketch.height - COMPACTED_LEVELS) : 0;
        for (int level = 0; level < sketch.height; level++) {
            long size = Bytes.readShort(in);
            sketch.levels[level] = Bytes.readDoubles(in, size, LEAST);
            sketch.sizes[level] = (int) size;
            sketch.held += (int) size;
        }
        return sketch;
    }
}
