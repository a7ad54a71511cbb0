package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.QuantileState;

/** Interquartile range, median absolute deviation and outliers by Tukey's fences. */
final class SpreadMetrics {
    private static final BigDecimal FENCE = new BigDecimal("1.5");

    private SpreadMetrics() {}

    /** @param values every finite value with its count, smallest first */
    static void exactly(MetricList all, MetricKind kind, List<TopValue> values) {
        BigDecimal q1 = new BigDecimal(RankMetrics.atRank(values, 0.25).value());
        BigDecimal median = new BigDecimal(RankMetrics.atRank(values, 0.5).value());
        BigDecimal q3 = new BigDecimal(RankMetrics.atRank(values, 0.75).value());
        BigDecimal reach = q3.subtract(q1).multiply(FENCE);
        List<TopValue> deviations = new ArrayList<>(values.size());
        long outliers = 0;
        for (TopValue value : values) {
            BigDecimal number = new BigDecimal(value.value());
            String deviation = ValueText.plain(number.subtract(median).abs());
            deviations.add(new TopValue(deviation, value.count(), value.count(), 0));
            if (number.compareTo(q1.subtract(reach)) < 0 || number.compareTo(q3.add(reach)) > 0) {
                outliers += value.count();
            }
        }
        deviations.sort(Comparator.comparing(deviation -> new BigDecimal(deviation.value())));
        String deviation = RankMetrics.atRank(deviations, 0.5).value();
        all.add(MetricName.INTERQUARTILE_RANGE, kind, MetricList.exact(ValueText.plain(q3.subtract(q1))));
        all.add(MetricName.MEDIAN_ABSOLUTE_DEVIATION, kind, MetricList.exact(deviation));
        all.count(MetricName.OUTLIER_COUNT, outliers);
    }

    static void approximately(MetricList all, MetricKind kind, QuantileState quantiles) {
        range(all, kind, quantiles);
        deviation(all, kind, quantiles);
        outliers(all, quantiles);
    }

    private static void range(MetricList all, MetricKind kind, QuantileState quantiles) {
        double least = quantiles.lowerBound(0.75) - quantiles.upperBound(0.25);
        double most = quantiles.upperBound(0.75) - quantiles.lowerBound(0.25);
        double range = quantiles.quantile(0.75) - quantiles.quantile(0.25);
        String bound = "KLL: quartiles' ranks within " + error(quantiles.rankError()) + ", at least 98 % confidence";
        bounded(all, MetricName.INTERQUARTILE_RANGE, kind, range, Math.max(0, least), most, bound);
    }

    /**
     * The median of the distances from the sketch's median is off by the error of a share; and by no more than the median itself is
     * off, as each distance changes by no more than that.
     */
    private static void deviation(MetricList all, MetricKind kind, QuantileState quantiles) {
        double median = quantiles.quantile(0.5);
        double off = Math.max(median - quantiles.lowerBound(0.5), quantiles.upperBound(0.5) - median);
        List<QuantileState.Weighted> distances = quantiles.kept().stream()
                .map(item -> new QuantileState.Weighted(Math.abs(item.value() - median), item.weight()))
                .sorted(Comparator.comparingDouble(QuantileState.Weighted::value))
                .toList();
        double error = quantiles.shareError();
        double least = Math.max(0, atShare(distances, 0.5 - error) - off);
        double most = atShare(distances, 0.5 + error) + off;
        String bound = "KLL: shares within " + error(error) + ", at least 97 % confidence";
        bounded(all, MetricName.MEDIAN_ABSOLUTE_DEVIATION, kind, atShare(distances, 0.5), least, most, bound);
    }

    private static double atShare(List<QuantileState.Weighted> items, double share) {
        double wanted =
                share * items.stream().mapToLong(QuantileState.Weighted::weight).sum();
        long seen = 0;
        for (QuantileState.Weighted item : items) {
            seen += item.weight();
            if (seen >= wanted) {
                return item.value();
            }
        }
        return items.get(items.size() - 1).value();
    }

    private static void outliers(MetricList all, QuantileState quantiles) {
        double[] q1 = {quantiles.lowerBound(0.25), quantiles.quantile(0.25), quantiles.upperBound(0.25)};
        double[] q3 = {quantiles.lowerBound(0.75), quantiles.quantile(0.75), quantiles.upperBound(0.75)};
        double error = quantiles.rankError();
        long n = all.state().doubles().map(d -> d.finite()).orElse(all.state().present());
        // The farther apart the quartiles, the farther out the fences and the fewer the outliers.
        double least = Math.max(0, below(quantiles, lowFence(q1[0], q3[2])) - error)
                + Math.max(0, above(quantiles, highFence(q1[0], q3[2])) - error);
        double middle = below(quantiles, lowFence(q1[1], q3[1])) + above(quantiles, highFence(q1[1], q3[1]));
        double low = lowFence(q1[2], q3[0]);
        double high = highFence(q1[2], q3[0]);
        double most = (quantiles.quantile(0) < low ? below(quantiles, low) + error : 0)
                + (quantiles.quantile(1) > high ? above(quantiles, high) + error : 0);
        long lower = (long) Math.floor(least * n);
        long upper = Math.min(n, (long) Math.ceil(most * n));
        long value = Math.max(lower, Math.min(upper, Math.round(middle * n)));
        String bound = "KLL: quartiles and counts at ranks within " + error(error) + ", at least 94 % confidence";
        all.add(
                MetricName.OUTLIER_COUNT,
                MetricKind.INTEGER,
                Measured.of(Estimate.bounded(Long.toString(value), Long.toString(lower), Long.toString(upper), bound)));
    }

    private static double lowFence(double q1, double q3) {
        return Math.max(-Double.MAX_VALUE, q1 - 1.5 * (q3 - q1));
    }

    private static double highFence(double q1, double q3) {
        return Math.min(Double.MAX_VALUE, q3 + 1.5 * (q3 - q1));
    }

    /** The share of values below the fence. */
    private static double below(QuantileState quantiles, double fence) {
        return quantiles.shares(new double[] {Math.nextDown(fence)})[0];
    }

    private static double above(QuantileState quantiles, double fence) {
        return 1 - quantiles.shares(new double[] {fence})[0];
    }

    private static String error(double error) {
        return String.format(Locale.ROOT, "%.4f", error);
    }

    private static void bounded(
            MetricList all, MetricName name, MetricKind kind, double value, double lower, double upper, String bound) {
        if (!Double.isFinite(upper)) {
            all.absent(name, kind, AbsentReason.OVERFLOW);
            return;
        }
        all.add(name, kind, Measured.of(Estimate.bounded(text(all, value), text(all, lower), text(all, upper), bound)));
    }

    private static String text(MetricList all, double value) {
        return all.shape().type() == ProfiledType.INTEGRAL
                ? ValueText.plain(new BigDecimal(value))
                : ValueText.ofDouble(value);
    }
}
