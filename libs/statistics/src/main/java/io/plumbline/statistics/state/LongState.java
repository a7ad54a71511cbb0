package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;

/** Range, exact sum and signs of 64-bit values. */
public final class LongState implements MergeableState<LongState> {
    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private long zeros;
    private long negatives;
    private BigInteger carried = BigInteger.ZERO;
    private long pending;

    void add(long value, long times) {
        count += times;
        min = Math.min(min, value);
        max = Math.max(max, value);
        if (value <= 0) {
            if (value == 0) {
                zeros += times;
            } else {
                negatives += times;
            }
        }
        long high = Math.multiplyHigh(value, times);
        long product = value * times;
        long sum = pending + product;
        boolean fits = high == product >> 63 && ((pending ^ sum) & (product ^ sum)) >= 0;
        if (fits) {
            pending = sum;
        } else {
            carried = carried.add(BigInteger.valueOf(pending))
                    .add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(times)));
            pending = 0;
        }
    }

    @Override
    public void absorb(LongState other) {
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        zeros += other.zeros;
        negatives += other.negatives;
        carried = sum().add(other.sum());
        pending = 0;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(count);
        out.writeLong(min);
        out.writeLong(max);
        out.writeLong(zeros);
        out.writeLong(negatives);
        Bytes.write(out, sum().toByteArray());
    }

    static LongState read(DataInputStream in) throws IOException {
        LongState state = new LongState();
        state.count = in.readLong();
        state.min = in.readLong();
        state.max = in.readLong();
        state.zeros = in.readLong();
        state.negatives = in.readLong();
        state.carried = new BigInteger(Bytes.read(in));
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

    public BigInteger sum() {
        return carried.add(BigInteger.valueOf(pending));
    }

    public long zeros() {
        return zeros;
    }

    public long negatives() {
        return negatives;
    }
}
