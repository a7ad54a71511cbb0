package io.plumbline.statistics.drift;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.QuantileState;
import io.plumbline.statistics.state.ValueCounts;
import io.plumbline.statistics.state.ValueDomain;

/** The finite numbers of a field in their order: counted one by one while there are few, else by the quantile sketch. */
abstract class Ranked {
    /** Values in it. */
    abstract long count();

    /** How wrong a share may be; 0 when counted. */
    abstract double shareError();

    /** How wrong a rank may be; 0 when counted. */
    abstract double rankError();

    abstract double quantile(double rank);

    /** For each of the ascending splits the share of values at or below it. */
    abstract double[] sharesUpTo(double[] splits);

    /** Each value with its count; empty unless counted. */
    abstract Optional<TreeMap<Double, Long>> counted();

    /** Empty when the type has no order of numbers, or there is no finite value. */
    static Optional<Ranked> of(FieldState state) {
        Optional<TreeMap<Double, Long>> counts = counts(state);
        if (counts.isPresent()) {
            return counts.filter(c -> !c.isEmpty()).map(Counted::new);
        }
        long finite = state.doubles().map(d -> d.finite()).orElse(state.present());
        return state.quantiles().filter(q -> !q.isEmpty()).map(q -> new Sketched(q, finite));
    }

    private static Optional<TreeMap<Double, Long>> counts(FieldState state) {
        FieldShape shape = state.shape();
        Optional<ValueCounts<Long>> longs = state.longCounts();
        if (longs.isPresent()) {
            return longs.filter(ValueCounts::isExact).map(exact -> {
                TreeMap<Double, Long> counts = new TreeMap<>();
                exact.all().forEach(entry -> add(counts, number(shape, entry.value()), entry.count()));
                return counts;
            });
        }
        if (shape.domain() != ValueDomain.DECIMAL) {
            return Optional.empty();
        }
        return state.textCounts().filter(ValueCounts::isExact).map(exact -> {
            TreeMap<Double, Long> counts = new TreeMap<>();
            exact.all().forEach(entry -> add(counts, new BigDecimal(entry.value()).doubleValue(), entry.count()));
            return counts;
        });
    }

    private static void add(Map<Double, Long> counts, double value, long count) {
        if (Double.isFinite(value)) {
            counts.merge(value, count, Long::sum);
        }
    }

    /** As the quantile sketch is given it. */
    private static double number(FieldShape shape, long value) {
        if (shape.domain() == ValueDomain.DOUBLE || shape.domain() == ValueDomain.FLOAT) {
            return Double.longBitsToDouble(value);
        }
        return shape.scale() == 0 ? value : value / Math.pow(10, shape.scale());
    }

    private static final class Counted extends Ranked {
        private final TreeMap<Double, Long> counts;
        private final long total;

        Counted(TreeMap<Double, Long> counts) {
            this.counts = counts;
            this.total = counts.values().stream().mapToLong(Long::longValue).sum();
        }

        @Override
        long count() {
            return total;
        }

        @Override
        double shareError() {
            return 0;
        }

        @Override
        double rankError() {
            return 0;
        }

        @Override
        double quantile(double rank) {
            long upTo = 0;
            for (Map.Entry<Double, Long> entry : counts.entrySet()) {
                upTo += entry.getValue();
                if (upTo >= rank * total) {
                    return entry.getKey();
                }
            }
            return counts.lastKey();
        }

        @Override
        double[] sharesUpTo(double[] splits) {
            double[] shares = new double[splits.length];
            long upTo = 0;
            int split = 0;
            for (Map.Entry<Double, Long> entry : counts.entrySet()) {
                while (split < splits.length && splits[split] < entry.getKey()) {
                    shares[split++] = (double) upTo / total;
                }
                upTo += entry.getValue();
            }
            while (split < splits.length) {
                shares[split++] = 1;
            }
            return shares;
        }

        @Override
        Optional<TreeMap<Double, Long>> counted() {
            return Optional.of(counts);
        }
    }

    private static final class Sketched extends Ranked {
        private final QuantileState quantiles;
        private final long total;

        Sketched(QuantileState quantiles, long total) {
            this.quantiles = quantiles;
            this.total = total;
        }

        @Override
        long count() {
            return total;
        }

        @Override
        double shareError() {
            return quantiles.isExact() ? 0 : quantiles.shareError();
        }

        @Override
        double rankError() {
            return quantiles.isExact() ? 0 : quantiles.rankError();
        }

        @Override
        double quantile(double rank) {
            return quantiles.quantile(rank);
        }

        @Override
        double[] sharesUpTo(double[] splits) {
            double[] withEnd = quantiles.shares(splits);
            double[] shares = new double[splits.length];
            System.arraycopy(withEnd, 0, shares, 0, splits.length);
            return shares;
        }

        @Override
        Optional<TreeMap<Double, Long>> counted() {
            return Optional.empty();
        }
    }
}
