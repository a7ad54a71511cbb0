package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;
import org.apache.datasketches.quantilescommon.QuantilesDoublesSketchIterator;

/** Ranks of the finite values, by a KLL sketch. */
public final class QuantileState implements MergeableState<QuantileState> {
    /** A value that stands for itself and its neighbours. */
    public record Weighted(double value, long weight) {}

    private final KllDoublesSketch sketch;

    QuantileState(StateLimits limits) {
        this(KllDoublesSketch.newHeapInstance(limits.kllK()));
    }

    private QuantileState(KllDoublesSketch sketch) {
        this.sketch = sketch;
    }

    void add(double value, long times) {
        if (times == 1) {
            sketch.update(value);
        } else {
            sketch.update(value, times);
        }
    }

    @Override
    public void absorb(QuantileState other) {
        if (!other.sketch.isEmpty()) {
            sketch.merge(other.sketch);
        }
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        Bytes.write(out, sketch.toByteArray());
    }

    static QuantileState read(DataInputStream in) throws IOException {
        return new QuantileState(KllDoublesSketch.heapify(Memory.wrap(Bytes.read(in))));
    }

    public boolean isEmpty() {
        return sketch.isEmpty();
    }

    /** True while every value is still kept. */
    public boolean isExact() {
        return !sketch.isEstimationMode();
    }

    /** The smallest value whose share of values at or below it is at least the rank. */
    public double quantile(double rank) {
        return sketch.getQuantile(rank, QuantileSearchCriteria.INCLUSIVE);
    }

    /** At 99 % confidence. */
    public double lowerBound(double rank) {
        return sketch.getQuantileLowerBound(rank);
    }

    /** At 99 % confidence. */
    public double upperBound(double rank) {
        return sketch.getQuantileUpperBound(rank);
    }

    /** Normalised rank error at 99 % confidence. */
    public double rankError() {
        return sketch.getNormalizedRankError(false);
    }

    /** The values that the sketch keeps, smallest first, each with the number of values that it stands for. */
    public List<Weighted> kept() {
        List<Weighted> kept = new ArrayList<>();
        QuantilesDoublesSketchIterator items = sketch.iterator();
        while (items.next()) {
            kept.add(new Weighted(items.getQuantile(), items.getWeight()));
        }
        kept.sort(Comparator.comparingDouble(Weighted::value));
        return kept;
    }

    /** Normalised error of the share of values within a range, at 99 % confidence. */
    public double shareError() {
        return sketch.getNormalizedRankError(true);
    }

    /** The share of values at or below each split point, and 1 at the end. */
    public double[] shares(double[] splits) {
        return sketch.getCDF(splits, QuantileSearchCriteria.INCLUSIVE);
    }
}
