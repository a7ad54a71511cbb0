package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.QuantileState;
import io.plumbline.statistics.state.ValueDomain;

/** Quantiles, and for numbers what is made from them: exact while every value is known, else from the sketch. */
final class RankMetrics {
    private static final Map<MetricName, Double> RANKS = new EnumMap<>(Map.of(
            MetricName.P1, 0.01,
            MetricName.P5, 0.05,
            MetricName.P10, 0.1,
            MetricName.Q1, 0.25,
            MetricName.MEDIAN, 0.5,
            MetricName.Q3, 0.75,
            MetricName.P90, 0.9,
            MetricName.P95, 0.95,
            MetricName.P99, 0.99));
    private static final double MOST_INTEGER = 0x1p53;

    private final MetricList all;
    private final QuantileState quantiles;
    private final Optional<List<TopValue>> known;
    private final MetricKind kind;

    private RankMetrics(MetricList all, QuantileState quantiles, Optional<List<TopValue>> known) {
        this.all = all;
        this.quantiles = quantiles;
        this.known = known;
        this.kind = NumberMetrics.rangeKind(all.shape());
    }

    static void addTo(MetricList all, Optional<CountedValues> counted) {
        all.state().quantiles().ifPresent(quantiles -> {
            Optional<List<TopValue>> known = counted.filter(CountedValues::exact)
                    .map(CountedValues::finiteInOrder)
                    .or(() -> kept(all.shape(), quantiles));
            new RankMetrics(all, quantiles, known).add();
        });
    }

    /** Every value, smallest first, if the sketch still has them all as they were. */
    private static Optional<List<TopValue>> kept(FieldShape shape, QuantileState quantiles) {
        boolean rounded = shape.domain() == ValueDomain.DECIMAL;
        if (quantiles.isEmpty() || !quantiles.isExact() || rounded) {
            return Optional.empty();
        }
        List<TopValue> values = new ArrayList<>();
        for (QuantileState.Weighted item : quantiles.kept()) {
            if (shape.domain() == ValueDomain.LONG
                    && Math.abs(item.value()) * Math.pow(10, shape.scale()) > MOST_INTEGER) {
                return Optional.empty();
            }
            values.add(new TopValue(ValueText.ofRank(shape, item.value()), item.weight(), item.weight(), 0));
        }
        return Optional.of(values);
    }

    private void add() {
        RANKS.forEach((name, rank) -> all.add(name, kind, quantile(rank)));
        if (NumberMetrics.isNumber(all.shape().type())) {
            if (quantiles.isEmpty()) {
                all.absent(MetricName.INTERQUARTILE_RANGE, kind, all.nothingFinite());
                all.absent(MetricName.MEDIAN_ABSOLUTE_DEVIATION, kind, all.nothingFinite());
                all.absent(MetricName.OUTLIER_COUNT, MetricKind.INTEGER, all.nothingFinite());
            } else if (known.isPresent()) {
                SpreadMetrics.exactly(all, kind, known.get());
            } else {
                SpreadMetrics.approximately(all, kind, quantiles);
            }
        }
    }

    private Measured<Estimate> quantile(double rank) {
        if (quantiles.isEmpty()) {
            return Measured.absent(all.nothingFinite());
        }
        if (known.isPresent()) {
            return MetricList.exact(atRank(known.get(), rank).value());
        }
        FieldShape shape = all.shape();
        String bound = String.format(Locale.ROOT, "KLL: rank within %.4f at 99 %% confidence", quantiles.rankError());
        return Measured.of(Estimate.bounded(
                ValueText.ofRank(shape, quantiles.quantile(rank)),
                ValueText.ofRank(shape, quantiles.lowerBound(rank)),
                ValueText.ofRank(shape, quantiles.upperBound(rank)),
                bound));
    }

    /** The first value at which the share of values at or below it reaches the rank. */
    static TopValue atRank(List<TopValue> values, double rank) {
        long total = values.stream().mapToLong(TopValue::count).sum();
        long wanted = BigDecimal.valueOf(rank)
                .multiply(BigDecimal.valueOf(total))
                .setScale(0, java.math.RoundingMode.CEILING)
                .longValueExact();
        long seen = 0;
        for (TopValue value : values) {
            seen += value.count();
            if (seen >= wanted) {
                return value;
            }
        }
        return values.get(values.size() - 1);
    }
}
