package io.plumbline.statistics.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.QuantileState;

/** One bar per value while there are few, else equal ranges from the quantile sketch. */
final class Histograms {
    private static final int RANGES = 20;

    private Histograms() {}

    static Optional<Histogram> of(FieldState state, CountedValues counted, int maxValues) {
        if (state.present() == 0 || state.failure().isPresent()) {
            return Optional.empty();
        }
        if (counted.exact() && counted.distinct() <= maxValues) {
            List<Histogram.Bucket> buckets = counted.inOrder().stream()
                    .map(v -> new Histogram.Bucket(v.value(), v.value(), v.count()))
                    .toList();
            return Optional.of(new Histogram(Histogram.Kind.VALUES, buckets, Optional.empty()));
        }
        return state.quantiles().filter(q -> !q.isEmpty()).flatMap(q -> ranges(state, q));
    }

    private static Optional<Histogram> ranges(FieldState state, QuantileState quantiles) {
        FieldShape shape = state.shape();
        double min = quantiles.quantile(0);
        double max = quantiles.quantile(1);
        double width = (max - min) / RANGES;
        if (!Double.isFinite(width) || width <= 0) {
            return Optional.empty();
        }
        double[] splits = new double[RANGES - 1];
        for (int i = 0; i < splits.length; i++) {
            splits[i] = min + width * (i + 1);
            if (splits[i] <= (i == 0 ? min : splits[i - 1])) {
                return Optional.empty();
            }
        }
        long total = finite(state);
        double[] shares = quantiles.shares(splits);
        List<Histogram.Bucket> buckets = new ArrayList<>(RANGES);
        long before = 0;
        for (int i = 0; i < RANGES; i++) {
            long upTo = Math.round(shares[i] * total);
            String lower = ValueText.ofRank(shape, i == 0 ? min : splits[i - 1]);
            String upper = ValueText.ofRank(shape, i == RANGES - 1 ? max : splits[i]);
            buckets.add(new Histogram.Bucket(lower, upper, upTo - before));
            before = upTo;
        }
        Optional<String> bound = quantiles.isExact()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "KLL: each end of a range at a rank within %.4f at 99 %% confidence",
                        quantiles.rankError()));
        return Optional.of(new Histogram(Histogram.Kind.RANGES, buckets, bound));
    }

    private static long finite(FieldState state) {
        return state.doubles().map(d -> d.finite()).orElse(state.present());
    }
}
