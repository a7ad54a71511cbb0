package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Lengths or sizes: characters of strings, bytes of binaries, elements of arrays and maps. */
public final class SizeState implements MergeableState<SizeState> {
    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private long sum;
    private long empty;

    void add(long size, long times) {
        count += times;
        min = Math.min(min, size);
        max = Math.max(max, size);
        sum += size * times;
        if (size == 0) {
            empty += times;
        }
    }

    @Override
    public void absorb(SizeState other) {
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        sum += other.sum;
        empty += other.empty;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(count);
        out.writeLong(min);
        out.writeLong(max);
        out.writeLong(sum);
        out.writeLong(empty);
    }

    static SizeState read(DataInputStream in) throws IOException {
        SizeState state = new SizeState();
        state.count = in.readLong();
        state.min = in.readLong();
        state.max = in.readLong();
        state.sum = in.readLong();
        state.empty = in.readLong();
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
}
