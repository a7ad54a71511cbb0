package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

/** Lengths or sizes: characters of strings, bytes of binaries, elements of arrays and maps. */
public final class SizeState implements MergeableState<SizeState> {
    /** How many sizes lie from lower to upper, both included. */
    public record Sizes(long lower, long upper, long count) {}

    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private long sum;
    private long empty;
    private long squares;
    private BigInteger carriedSquares = BigInteger.ZERO;
    private SizeCounts counts = new SizeCounts();

    void add(long size, long times) {
        count += times;
        min = Math.min(min, size);
        max = Math.max(max, size);
        sum += size * times;
        if (size == 0) {
            empty += times;
        }
        addSquare(size, times);
        counts.add(size, times);
    }

    private void addSquare(long size, long times) {
        long square = size * size;
        long next = squares + square * times;
        if (size < 1 << 20 && times < 1 << 22 && next >= 0) {
            squares = next;
        } else {
            BigInteger exactly = BigInteger.valueOf(size).pow(2).multiply(BigInteger.valueOf(times));
            carriedSquares = carriedSquares.add(exactly);
        }
    }

    @Override
    public void absorb(SizeState other) {
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        sum += other.sum;
        empty += other.empty;
        carriedSquares = carriedSquares.add(other.sumOfSquares());
        counts.absorb(other.counts);
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(count);
        out.writeLong(min);
        out.writeLong(max);
        out.writeLong(sum);
        out.writeLong(empty);
        Bytes.write(out, sumOfSquares().toByteArray());
        counts.write(out);
    }

    static SizeState read(DataInputStream in) throws IOException {
        SizeState state = new SizeState();
        state.count = in.readLong();
        state.min = in.readLong();
        state.max = in.readLong();
        state.sum = in.readLong();
        state.empty = in.readLong();
        state.carriedSquares = new BigInteger(Bytes.read(in));
        state.counts = SizeCounts.read(in);
        return state;
    }

    public long count() {
        return count;
    }

    /** Meaningless while {@link #count()} is 0. */
    public long min() {
        return min;
    }

    /** Meaningless while {@link #count()} is 0. */
    public long max() {
        return max;
    }

    public long sum() {
        return sum;
    }

    public long empty() {
        return empty;
    }

    public BigInteger sumOfSquares() {
        return carriedSquares.add(BigInteger.valueOf(squares));
    }

    /**
     * How often each size occurs, smallest first: one by one below 128, above that in four ranges for each doubling.
     */
    public List<Sizes> sizes() {
        return counts.ranges();
    }
}
