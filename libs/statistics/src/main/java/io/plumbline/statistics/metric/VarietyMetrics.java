package io.plumbline.statistics.metric;

import java.util.Optional;

import io.plumbline.statistics.state.DistinctState;
import io.plumbline.statistics.state.FieldState;

/** How many different values there are, how many of them occur once, and how evenly they are spread. */
final class VarietyMetrics {
    private final MetricList all;
    private final Optional<CountedValues> counted;
    private final DistinctState sketch;
    private final long n;

    private VarietyMetrics(MetricList all, Optional<CountedValues> counted, DistinctState sketch) {
        this.all = all;
        this.counted = counted;
        this.sketch = sketch;
        this.n = all.state().present();
    }

    static void addTo(MetricList all, Optional<CountedValues> counted) {
        FieldState state = all.state();
        state.distinct().ifPresent(sketch -> new VarietyMetrics(all, counted, sketch).add());
    }

    private void add() {
        boolean proven = sketch.repetition() == DistinctState.Repetition.NONE;
        Optional<CountedValues> exact = counted.filter(CountedValues::exact);
        if (proven) {
            exactly(n, n, exact.map(CountedValues::entropy).orElse(Math.log((double) Math.max(1, n)) / Math.log(2)));
        } else if (exact.isPresent()) {
            exactly(
                    exact.get().distinct(),
                    exact.get().occurringOnce(),
                    exact.get().entropy());
        } else if (sketch.isExact()) {
            counted();
        } else {
            approximately();
        }
    }

    /** The different values are counted, but not how often each occurs. */
    private void counted() {
        long distinct = Math.round(sketch.estimate());
        all.count(MetricName.DISTINCT_COUNT, distinct);
        all.share(MetricName.DISTINCT_RATIO, distinct);
        all.ofValues(
                MetricName.ALL_DISTINCT, MetricKind.BOOLEAN, () -> MetricList.exact(Boolean.toString(distinct == n)));
        all.absent(MetricName.UNIQUE_COUNT, MetricKind.INTEGER, AbsentReason.TOO_MANY_DISTINCT);
        all.absent(MetricName.UNIQUE_RATIO, MetricKind.DECIMAL, AbsentReason.TOO_MANY_DISTINCT);
        all.count(MetricName.DUPLICATE_COUNT, n - distinct);
        counted.ifPresent(values -> all.add(
                MetricName.ENTROPY, MetricKind.DECIMAL, EntropyBounds.of(values, n, distinct, distinct, distinct)));
    }

    private void exactly(long distinct, long once, double entropy) {
        all.count(MetricName.DISTINCT_COUNT, distinct);
        all.share(MetricName.DISTINCT_RATIO, distinct);
        all.ofValues(
                MetricName.ALL_DISTINCT, MetricKind.BOOLEAN, () -> MetricList.exact(Boolean.toString(distinct == n)));
        all.count(MetricName.UNIQUE_COUNT, once);
        all.share(MetricName.UNIQUE_RATIO, once);
        all.count(MetricName.DUPLICATE_COUNT, n - distinct);
        if (counted.isPresent()) {
            all.ofValues(MetricName.ENTROPY, MetricKind.DECIMAL, () -> MetricList.exact(entropy));
        }
    }

    private void approximately() {
        boolean repeated = sketch.repetition() == DistinctState.Repetition.SEEN;
        long most = repeated ? n - 1 : n;
        long value = Math.max(1, Math.min(most, Math.round(sketch.estimate())));
        long lower = Math.max(1, Math.min(value, (long) Math.floor(sketch.lowerBound())));
        long upper = Math.max(value, Math.min(most, (long) Math.ceil(sketch.upperBound())));
        String bound =
                "HLL with 2^" + sketch.lgK() + " registers; bounds at two standard deviations, about 95 % confidence";
        between(MetricName.DISTINCT_COUNT, value, lower, upper, bound);
        all.add(
                MetricName.DISTINCT_RATIO,
                MetricKind.DECIMAL,
                Measured.of(Estimate.bounded(
                        MetricList.ratio(value, n), MetricList.ratio(lower, n), MetricList.ratio(upper, n), bound)));
        all.add(
                MetricName.ALL_DISTINCT,
                MetricKind.BOOLEAN,
                repeated ? MetricList.exact("false") : Measured.absent(AbsentReason.NOT_PROVEN));
        all.absent(MetricName.UNIQUE_COUNT, MetricKind.INTEGER, AbsentReason.TOO_MANY_DISTINCT);
        all.absent(MetricName.UNIQUE_RATIO, MetricKind.DECIMAL, AbsentReason.TOO_MANY_DISTINCT);
        between(MetricName.DUPLICATE_COUNT, n - value, n - upper, n - lower, bound);
        counted.ifPresent(values ->
                all.add(MetricName.ENTROPY, MetricKind.DECIMAL, EntropyBounds.of(values, n, lower, value, upper)));
    }

    private void between(MetricName name, long value, long lower, long upper, String bound) {
        all.add(
                name,
                MetricKind.INTEGER,
                Measured.of(Estimate.bounded(Long.toString(value), Long.toString(lower), Long.toString(upper), bound)));
    }
}
