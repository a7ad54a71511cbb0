package io.plumbline.profiling.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Mean and squared deviations by Welford's update and Chan's merge. */
public final class MomentsState implements MergeableState<MomentsState> {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
    }

    @Override
    public void absorb(MomentsState other) {
        if (other.count == 0) {
            return;
        }
        if (count == 0) {
            count = other.count;
            mean = other.mean;
            squares = other.squares;
            return;
        }
        long total = count + other.count;
        double delta = other.mean - mean;
        squares += other.squares + delta * delta * ((double) count * other.count / total);
        mean += delta * other.count / total;
        count = total;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(count);
        out.writeDouble(mean);
        out.writeDouble(squares);
    }

    static MomentsState read(DataInputStream in) throws IOException {
        MomentsState state = new MomentsState();
        state.count = in.readLong();
        state.mean = in.readDouble();
        state.squares = in.readDouble();
        return state;
    }

    public long count() {
        return count;
    }

    /** Not finite when it overflowed. */
    public double mean() {
        return mean;
    }

    /** Sum of squared deviations from the mean; not finite when it overflowed. */
    public double squares() {
        return squares;
    }
}
