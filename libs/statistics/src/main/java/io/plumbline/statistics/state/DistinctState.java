package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * How many different values there are, which values they are in a sample, and whether any value occurred twice.
 *
 * <p>Up to 1,024 different values are counted exactly (texts up to a collision of 64-bit hashes, one chance in 10^13), more by
 * HyperLogLog registers over the same hashes.
 *
 * <p>The proof of uniqueness remembers one 64-bit hash per value until the first repetition or until the limit. Different
 * hashes are different values, so "no repetition" is certain; a repetition of the hash of a text could in theory be a
 * collision, which errs on the side of not claiming uniqueness. A stored state keeps the verdict, not the hashes.
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

    private final SmallestKeys keys;
    private int lgK;
    private @Nullable HllRegisters registers;
    private int limit;
    private long count;
    private Repetition repetition = Repetition.NONE;
    private @Nullable LongSet seen = new LongSet();

    DistinctState(StateLimits limits) {
        this(new SmallestKeys(), limits.hllLgK(), limits.uniqueValues());
    }

    private DistinctState(SmallestKeys keys, int lgK, int limit) {
        this.keys = keys;
        this.lgK = lgK;
        this.limit = limit;
    }

    /** Adds a value by its {@link ValueHash}. */
    void add(long hash, long times) {
        count += times;
        HllRegisters full = registers;
        if (full != null) {
            full.add(hash);
            keys.add(hash);
        } else {
            keys.add(hash);
            if (keys.overflowed()) {
                spill();
            }
        }
        if (repetition == Repetition.NONE) {
            remember(hash, times);
        }
    }

    private HllRegisters spill() {
        HllRegisters full = new HllRegisters(lgK);
        full.addAll(keys.held());
        registers = full;
        return full;
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

    /** Somebody else has shown that no value occurs twice; nothing is to be added afterwards. */
    void proven() {
        if (repetition == Repetition.UNKNOWN) {
            settle(Repetition.NONE);
        }
    }

    private void settle(Repetition verdict) {
        repetition = verdict;
        seen = null;
    }

    @Override
    public void absorb(DistinctState other) {
        limit = Math.min(limit, other.limit);
        absorbRegisters(other);
        long[] all = registers == null ? keys.held() : new long[0];
        keys.absorb(other.keys);
        if (registers == null && keys.overflowed()) {
            // All of both sides, of which the keys now only have the smallest.
            HllRegisters full = new HllRegisters(lgK);
            full.addAll(all);
            full.addAll(other.keys.held());
            registers = full;
        }
        if (other.count == 0) {
            return;
        }
        boolean wasEmpty = count == 0;
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

    /** Before the keys are merged: a side without registers has all its hashes among its keys. */
    private void absorbRegisters(DistinctState other) {
        int fewer = Math.min(lgK, other.lgK);
        lgK = fewer;
        HllRegisters own = registers;
        HllRegisters theirs = other.registers;
        if (own == null && theirs == null) {
            return;
        }
        HllRegisters merged = own == null ? spill() : own.folded(fewer);
        registers = merged;
        if (theirs != null) {
            merged.absorb(theirs.folded(fewer));
        } else {
            merged.addAll(other.keys.held());
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
        out.writeByte(lgK);
        keys.write(out);
        HllRegisters full = registers;
        out.writeBoolean(full != null);
        if (full != null) {
            full.write(out);
        }
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
        int lgK = in.readByte();
        DistinctState state = new DistinctState(SmallestKeys.read(in), lgK, limit);
        state.registers = in.readBoolean() ? HllRegisters.read(in, lgK) : null;
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

    /** Whether {@link #estimate()} is the count itself. */
    public boolean isExact() {
        return registers == null;
    }

    /** True while no value was seen. */
    boolean isEmpty() {
        return count == 0;
    }

    public double estimate() {
        HllRegisters full = registers;
        return full == null ? keys.size() : Math.max(SmallestKeys.MOST + 1, full.estimate());
    }

    /** Two standard deviations below, about 95 % confidence; the count itself while exact. */
    public double lowerBound() {
        HllRegisters full = registers;
        return full == null ? keys.size() : Math.max(SmallestKeys.MOST + 1, estimate() / (1 + 2 * full.error()));
    }

    /** Two standard deviations above, about 95 % confidence; the count itself while exact. */
    public double upperBound() {
        HllRegisters full = registers;
        return full == null ? keys.size() : estimate() / Math.max(0.01, 1 - 2 * full.error());
    }

    public int lgK() {
        return lgK;
    }

    /** A sample of the different values, to be compared with other fields'. */
    public KeySample keys() {
        return new KeySample(keys.toArray(), !keys.overflowed());
    }

    public Repetition repetition() {
        return repetition;
    }
}
