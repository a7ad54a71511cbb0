package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/**
 * How many different values there are, by an HLL sketch, and whether any value occurred twice.
 *
 * <p>The proof of uniqueness remembers one 64-bit number per value until the first repetition or until the limit. Different
 * numbers are different values, so "no repetition" is certain; a repetition of the hash of a string could in theory be a
 * collision, which errs on the side of not claiming uniqueness. A stored state keeps the verdict, not the numbers.
 */
public final class DistinctState implements MergeableState<DistinctState> {
    /** What is known about repeated values. The order is stored: append only. */
    public enum Repetition {
        /** No value occurred twice. */
        NONE,
        /** Some value occurred at least twice. */
        SEEN,
        /** The limit was passed, or two stored states were merged. */
        UNKNOWN
    }

    private static final long SEED = 9001L;

    private HllSketch sketch;
    private int limit;
    private long count;
    private Repetition repetition = Repetition.NONE;
    private @Nullable LongSet seen;

    DistinctState(StateLimits limits) {
        this(new HllSketch(limits.hllLgK(), TgtHllType.HLL_8), limits.uniqueValues());
    }

    private DistinctState(HllSketch sketch, int limit) {
        this.sketch = sketch;
        this.limit = limit;
        this.seen = new LongSet();
    }

    void add(long value, long times) {
        sketch.update(value);
        count += times;
        if (repetition == Repetition.NONE) {
            remember(value, times);
        }
    }

    void add(byte[] value, long times) {
        sketch.update(value);
        count += times;
        if (repetition == Repetition.NONE) {
            remember(value.length == 0 ? SEED : MurmurHash3.hash(value, SEED)[0], times);
        }
    }

    private void remember(long number, long times) {
        LongSet known = seen;
        if (known == null) {
            settle(times > 1 ? Repetition.SEEN : Repetition.UNKNOWN);
        } else if (!known.add(number) || times > 1) {
            settle(Repetition.SEEN);
        } else if (known.size() > limit) {
            settle(Repetition.UNKNOWN);
        }
    }

    private void settle(Repetition verdict) {
        repetition = verdict;
        seen = null;
    }

    @Override
    public void absorb(DistinctState other) {
        limit = Math.min(limit, other.limit);
        if (other.count == 0) {
            return;
        }
        boolean wasEmpty = count == 0;
        Union union = new Union(Math.min(sketch.getLgConfigK(), other.sketch.getLgConfigK()));
        union.update(sketch);
        union.update(other.sketch);
        sketch = union.getResult(TgtHllType.HLL_8);
        count += other.count;
        if (repetition == Repetition.SEEN || other.repetition == Repetition.SEEN) {
            settle(Repetition.SEEN);
        } else if (repetition == Repetition.UNKNOWN || other.repetition == Repetition.UNKNOWN) {
            settle(Repetition.UNKNOWN);
        } else if (other.seen != null) {
            for (long number : other.seen.toArray()) {
                if (repetition == Repetition.NONE) {
                    remember(number, 1);
                }
            }
        } else if (wasEmpty) {
            seen = null;
        } else {
            settle(Repetition.UNKNOWN);
        }
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        write(out, false);
    }

    void write(DataOutputStream out, boolean withProof) throws IOException {
        out.writeInt(limit);
        out.writeLong(count);
        out.writeByte(repetition.ordinal());
        Bytes.write(out, sketch.copyAs(TgtHllType.HLL_4).toCompactByteArray());
        LongSet known = seen;
        if (known == null || (!withProof && count > 0)) {
            out.writeInt(-1);
            return;
        }
        long[] numbers = known.toArray();
        out.writeInt(numbers.length);
        for (long number : numbers) {
            out.writeLong(number);
        }
    }

    static DistinctState read(DataInputStream in) throws IOException {
        int limit = in.readInt();
        long count = in.readLong();
        Repetition repetition = Repetition.values()[in.readByte()];
        DistinctState state = new DistinctState(HllSketch.heapify(Bytes.read(in)), limit);
        state.count = count;
        state.repetition = repetition;
        int numbers = in.readInt();
        if (numbers < 0) {
            state.seen = null;
        } else {
            LongSet seen = new LongSet();
            for (int i = 0; i < numbers; i++) {
                seen.add(in.readLong());
            }
            state.seen = seen;
        }
        return state;
    }

    /** True while no value was seen. */
    boolean isEmpty() {
        return count == 0;
    }

    public double estimate() {
        return sketch.getEstimate();
    }

    /** Two standard deviations below, about 95 % confidence. */
    public double lowerBound() {
        return sketch.getLowerBound(2);
    }

    /** Two standard deviations above, about 95 % confidence. */
    public double upperBound() {
        return sketch.getUpperBound(2);
    }

    public int lgK() {
        return sketch.getLgConfigK();
    }

    public Repetition repetition() {
        return repetition;
    }
}
