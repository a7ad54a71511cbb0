package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Mean and the sums of the second to fourth powers of deviations, by Pébay's update and merge (Welford's and Chan's for the
 * second), of the distances from the first value: of ids near 2^53 or times in seconds, the values themselves would leave the
 * update no digits for how they differ.
 */
public final class MomentsState implements MergeableState<MomentsState> {

    private long count;
    private BigDecimal origin = BigDecimal.ZERO;
    private double nearOrigin;
    private long digitsOfOrigin;
    private double mean;
    private double squares;
    private double cubes;
    private double fourths;

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
        double before = count;
        count += times;
        double delta = distance - mean;
        double share = delta / count;
        double weight = times;
        // The value's part in the square: delta^2 * before * times / count.
        double square = delta * share * before * weight;
        double step = share * weight;
        fourths += square * share * share * (before * before - before * weight + weight * weight)
                + 6 * step * step * squares
                - 4 * step * cubes;
        cubes += square * share * (before - weight) - 3 * step * squares;
        squares += square;
        mean += step;
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
            cubes = other.cubes;
            fourths = other.fourths;
            return;
        }
        long total = count + other.count;
        double delta = other.origin.subtract(origin).doubleValue() + (other.mean - mean);
        double mine = (double) count / total;
        double theirs = (double) other.count / total;
        double square = delta * delta * (mine * other.count);
        fourths += other.fourths
                + square * delta * delta * (mine * mine - mine * theirs + theirs * theirs)
                + 6 * delta * delta * (mine * mine * other.squares + theirs * theirs * squares)
                + 4 * delta * (mine * other.cubes - theirs * cubes);
        cubes += other.cubes + square * delta * (mine - theirs) + 3 * delta * (mine * other.squares - theirs * squares);
        squares += other.squares + square;
        mean += delta * theirs;
        count = total;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(count);
        out.writeInt(origin.scale());
        Bytes.write(out, origin.unscaledValue().toByteArray());
        out.writeDouble(mean);
        out.writeDouble(squares);
        out.writeDouble(cubes);
        out.writeDouble(fourths);
    }

    static MomentsState read(DataInputStream in) throws IOException {
        MomentsState state = new MomentsState();
        state.count = in.readLong();
        int scale = in.readInt();
        state.begin(new BigDecimal(new BigInteger(Bytes.read(in)), scale));
        state.mean = in.readDouble();
        state.squares = in.readDouble();
        state.cubes = in.readDouble();
        state.fourths = in.readDouble();
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

    /** Sum of the third powers of deviations from the mean; not finite when it overflowed. */
    public double cubes() {
        return cubes;
    }

    /** Sum of the fourth powers of deviations from the mean; not finite when it overflowed. */
    public double fourths() {
        return fourths;
    }
}
