package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

import io.plumbline.statistics.state.SizeState;
import io.plumbline.statistics.state.ValueDomain;

/** Lengths of strings and binaries, sizes of arrays and maps. */
final class SizeMetrics {
    private SizeMetrics() {}

    static void addTo(MetricList all) {
        Optional<SizeState> sizes = all.state().sizes();
        if (sizes.isEmpty()) {
            return;
        }
        SizeState size = sizes.get();
        boolean elements = all.shape().domain() == ValueDomain.SIZE;
        if (all.shape().domain() != ValueDomain.TEXT) {
            all.count(MetricName.EMPTY_COUNT, size.empty());
        }
        if (elements) {
            all.count(MetricName.ELEMENT_COUNT, size.sum());
        }
        all.ofValues(
                elements ? MetricName.MIN_SIZE : MetricName.MIN_LENGTH,
                MetricKind.INTEGER,
                () -> MetricList.exact(Long.toString(size.min())));
        all.ofValues(
                elements ? MetricName.MAX_SIZE : MetricName.MAX_LENGTH,
                MetricKind.INTEGER,
                () -> MetricList.exact(Long.toString(size.max())));
        all.ofValues(
                elements ? MetricName.MEAN_SIZE : MetricName.MEAN_LENGTH,
                MetricKind.DECIMAL,
                () -> MetricList.exact(MetricList.ratio(size.sum(), size.count())));
        all.ofValues(
                elements ? MetricName.STDDEV_SIZE : MetricName.STDDEV_LENGTH,
                MetricKind.DECIMAL,
                () -> deviation(size));
    }

    private static Measured<Estimate> deviation(SizeState size) {
        if (size.count() < 2) {
            return Measured.absent(AbsentReason.TOO_FEW_VALUES);
        }
        BigInteger n = BigInteger.valueOf(size.count());
        BigInteger sum = BigInteger.valueOf(size.sum());
        BigDecimal squares = new BigDecimal(size.sumOfSquares().multiply(n).subtract(sum.multiply(sum)));
        BigDecimal variance =
                squares.divide(new BigDecimal(n.multiply(n.subtract(BigInteger.ONE))), MathContext.DECIMAL64);
        return MetricList.exact(Math.sqrt(variance.doubleValue()));
    }
}
