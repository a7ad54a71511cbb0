package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Ranks of the finite values, by a KLL sketch. */
public final class QuantileState implements MergeableState<QuantileState> {
    /** A value that stands for itself and its neighbours. */
    public record Weighted(double value, long weight) {}

    private final KllSketch sketch;
    /** Null when the sketch was changed since. */
    private @Nullable KllRanks ranks;

    QuantileState(StateLimits limits) {
        this(new KllSketch(limits.kllK()));
    }

    private QuantileState(KllSketch sketch) {
        this.sketch = sketch;
    }

    void add(double value, long times) {
        sketch.add(value, times);
        ranks = null;
    }

    @Override
    public void absorb(QuantileState other) {
        sketch.absorb(other.sketch);
        ranks = null;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        sketch.write(out);
    }

    static QuantileState read(DataInputStream in) throws IOException {
        return new QuantileState(KllSketch.read(in));
    }

    private KllRanks ranks() {
        KllRanks known = ranks;
        if (known == null) {
            known = sketch.ranks();
            ranks = known;
        }
        return known;
    }

    public boolean isEmpty() {
        return sketch.count() == 0;
    }

    /** True while every value is still kept. */
    public boolean isExact() {
        return sketch.isExact();
    }

    /** The smallest value whose share of values at or below it is at least the rank. Not of an empty state. */
    public double quantile(double rank) {
        return ranks().quantile(rank);
    }

    /** At 99 % confidence. */
    public double lowerBound(double rank) {
        return quantile(Math.max(0, rank - rankError()));
    }

    /** At 99 % confidence. */
    public double upperBound(double rank) {
        return quantile(Math.min(1, rank + rankError()));
    }

    /** Normalised rank error at 99 % confidence. */
    public double rankError() {
        return sketch.rankError();
    }

    /** Error of the share of values between two of them at 99 % confidence; larger than that of one rank. */
    public double shareError() {
        return sketch.shareError();
    }

    /** The values that the sketch keeps, smallest first, each with the number of values that it stands for. */
    public List<Weighted> kept() {
        KllRanks all = ranks();
        List<Weighted> kept = new ArrayList<>(all.values().length);
        long before = 0;
        for (int i = 0; i < all.values().length; i++) {
            kept.add(new Weighted(all.values()[i], all.upTo()[i] - before));
            before = all.upTo()[i];
        }
        return kept;
    }

    /** The share of values at or below each split point, and 1 at the end. */
    public double[] shares(double[] splits) {
        double[] shares = new double[splits.length + 1];
        for (int i = 0; i < splits.length; i++) {
            shares[i] = ranks().rank(splits[i]);
        }
        shares[splits.length] = 1;
        return shares;
    }
}
