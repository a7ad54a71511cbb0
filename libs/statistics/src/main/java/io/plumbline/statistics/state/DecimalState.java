package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/** Range, exact sum and signs of decimals of any precision. */
public final class DecimalState implements MergeableState<DecimalState> {
    private long count;
    private @Nullable BigDecimal min;
    private @Nullable BigDecimal max;
    private BigDecimal sum = BigDecimal.ZERO;
    private long zeros;
    private long negatives;

    void add(BigDecimal value, long times) {
        count += times;
        widen(value, value);
        sum = sum.add(times == 1 ? value : value.multiply(BigDecimal.valueOf(times)));
        if (value.signum() == 0) {
            zeros += times;
        } else if (value.signum() < 0) {
            negatives += times;
        }
    }

    private void widen(BigDecimal low, BigDecimal high) {
        BigDecimal oldMin = min;
        min = oldMin == null || low.compareTo(oldMin) < 0 ? low : oldMin;
        BigDecimal oldMax = max;
        max = oldMax == null || high.compareTo(oldMax) > 0 ? high : oldMax;
    }

    @Override
    public void absorb(DecimalState other) {
        count += other.count;
        if (other.min != null && other.max != null) {
            widen(other.min, other.max);
        }
        sum = sum.add(other.sum);
        zeros += other.zeros;
        negatives += other.negatives;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(count);
        out.writeLong(zeros);
        out.writeLong(negatives);
        write(out, sum);
        if (count > 0 && min != null && max != null) {
            write(out, min);
            write(out, max);
        }
    }

    static DecimalState read(DataInputStream in) throws IOException {
        DecimalState state = new DecimalState();
        state.count = in.readLong();
        state.zeros = in.readLong();
        state.negatives = in.readLong();
        state.sum = readDecimal(in);
        if (state.count > 0) {
            state.min = readDecimal(in);
            state.max = readDecimal(in);
        }
        return state;
    }

    private static void write(DataOutputStream out, BigDecimal value) throws IOException {
        out.writeInt(value.scale());
        Bytes.write(out, value.unscaledValue().toByteArray());
    }

    private static BigDecimal readDecimal(DataInputStream in) throws IOException {
        int scale = in.readInt();
        return new BigDecimal(new BigInteger(Bytes.read(in)), scale);
    }

    public long count() {
        return count;
    }

    /** Null while {@link #count()} is 0. */
    public @Nullable BigDecimal min() {
        return min;
    }

    /** Null while {@link #count()} is 0. */
    public @Nullable BigDecimal max() {
        return max;
    }

    public BigDecimal sum() {
        return sum;
    }

    public long zeros() {
        return zeros;
    }

    public long negatives() {
        return negatives;
    }
}
