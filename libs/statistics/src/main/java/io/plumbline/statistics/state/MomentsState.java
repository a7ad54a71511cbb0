package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Mean and squared deviations by Welford's update and Chan's merge, of the distances from the first value: of ids near 2^53 or
 * times in seconds, the values themselves would leave the update no digits for how they differ.
 */
public final class MomentsState implements MergeableState<MomentsState> {
    private long count;
    private BigDecimal origin = BigDecimal.ZERO;
    private double nearOrigin;
    private long digitsOfOrigin;
    private double mean;
    private double squares;

    void add(double value, long times) {
        if (count == 0) {
            begin(new BigDecimal(value));
        }
        addDistance(value - nearOrigin, times);
    }

    /**
     * Adds an integer, or a decimal by its digits.
     *
     * @param scale the digits after the point, the same for all values
     * @param divisor ten to the power of the scale
     */
    void add(long digits, int scale, double divisor, long times) {
        if (count == 0) {
            begin(BigDecimal.valueOf(digits, scale));
        }
        long distance = digits - digitsOfOrigin;
        boolean overflowed = ((digits ^ digitsOfOrigin) & (digits ^ distance)) < 0;
        addDistance((overflowed ? (double) digits - digitsOfOrigin : distance) / divisor, times);
    }

    void add(BigDecimal value, long times) {
        if (count == 0) {
            begin(value);
        }
        addDistance(value.subtract(origin).doubleValue(), times);
    }

    private void begin(BigDecimal first) {
        origin = first;
        nearOrigin = first.doubleValue();
        digitsOfOrigin = first.unscaledValue().longValue();
    }

    private void addDistance(double distance, long times) {
        count += times;
        double delta = distance - mean;
        mean += delta * times / count;
        squares += delta * (distance - mean) * times;
    }

    @Override
    public void absorb(MomentsState other) {
        if (other.count == 0) {
            return;
        }
        if (count == 0) {
            begin(other.origin);
            count = other.count;
            mean = other.mean;
            squares = other.squares;
            return;
        }
        long total = count + other.count;
        double delta = other.origin.subtract(origin).doubleValue() + (other.mean - mean);
        squares += other.squares + delta * delta * ((double) count * other.count / total);
        mean += delta * other.count / total;
        count = total;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(count);
        out.writeInt(origin.scale());
        Bytes.write(out, origin.unscaledValue().toByteArray());
        out.writeDouble(mean);
        out.writeDouble(squares);
    }

    /** @param version of the field's state; before 2, distances were from zero */
    static MomentsState read(DataInputStream in, int version) throws IOException {
        MomentsState state = new MomentsState();
        state.count = in.readLong();
        if (version >= 2) {
            int scale = in.readInt();
            state.begin(new BigDecimal(new BigInteger(Bytes.read(in)), scale));
        }
        state.mean = in.readDouble();
        state.squares = in.readDouble();
        return state;
    }

    public long count() {
        return count;
    }

    /** Not finite when it overflowed. */
    public double mean() {
        return nearOrigin + mean;
    }

    /** Sum of squared deviations from the mean; not finite when it overflowed. */
    public double squares() {
        return squares;
    }
}
