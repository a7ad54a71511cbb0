package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Range and compensated sum of the finite values; NaN and the infinities are counted apart. */
public final class DoubleState implements MergeableState<DoubleState> {
    private long finite;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;
    private double lost;
    private long zeros;
    private long negatives;
    private long nans;
    private long infinities;

    /** Returns whether the value is finite. */
    boolean add(double value, long times) {
        if (Double.isNaN(value)) {
            nans += times;
            return false;
        }
        if (value < 0) {
            negatives += times;
        }
        if (Double.isInfinite(value)) {
            infinities += times;
            return false;
        }
        finite += times;
        min = Math.min(min, value);
        max = Math.max(max, value);
        if (value == 0) {
            zeros += times;
        }
        double product = value * times;
        addToSum(product);
        if (times != 1 && Double.isFinite(product)) {
            lost += Math.fma(value, times, -product);
        }
        return true;
    }

    /** Neumaier's sum: what rounding loses is kept apart. */
    private void addToSum(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    @Override
    public void absorb(DoubleState other) {
        finite += other.finite;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        zeros += other.zeros;
        negatives += other.negatives;
        nans += other.nans;
        infinities += other.infinities;
        addToSum(other.sum);
        lost += other.lost;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(finite);
        out.writeDouble(min);
        out.writeDouble(max);
        out.writeDouble(sum);
        out.writeDouble(lost);
        out.writeLong(zeros);
        out.writeLong(negatives);
        out.writeLong(nans);
        out.writeLong(infinities);
    }

    static DoubleState read(DataInputStream in) throws IOException {
        DoubleState state = new DoubleState();
        state.finite = in.readLong();
        state.min = in.readDouble();
        state.max = in.readDouble();
        state.sum = in.readDouble();
        state.lost = in.readDouble();
        state.zeros = in.readLong();
        state.negatives = in.readLong();
        state.nans = in.readLong();
        state.infinities = in.readLong();
        return state;
    }

    public long finite() {
        return finite;
    }

    /** Of the finite values; meaningless while {@link #finite()} is 0. */
    public double min() {
        return min;
    }

    /** Of the finite values; meaningless while {@link #finite()} is 0. */
    public double max() {
        return max;
    }

    /** Of the finite values; not finite when it overflowed. */
    public double sum() {
        return sum + lost;
    }

    public long zeros() {
        return zeros;
    }

    /** Including negative infinity. */
    public long negatives() {
        return negatives;
    }

    public long nans() {
        return nans;
    }

    public long infinities() {
        return infinities;
    }
}
