package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.math.MathContext;

import io.plumbline.statistics.state.DecimalState;
import io.plumbline.statistics.state.DoubleState;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.LongState;
import io.plumbline.statistics.state.MomentsState;
import io.plumbline.statistics.state.ProfiledType;

import static java.util.Objects.requireNonNull;

/** Range, sum, moments and signs of numbers, and the range of dates and times. */
final class NumberMetrics {
    /** Enough for the mean of sums of 38 digits. */
    private static final MathContext DIGITS = new MathContext(38);

    private final MetricList all;
    private final FieldShape shape;
    private final FieldState state;

    private NumberMetrics(MetricList all) {
        this.all = all;
        this.state = all.state();
        this.shape = all.shape();
    }

    static void addTo(MetricList all) {
        NumberMetrics numbers = new NumberMetrics(all);
        FieldState state = all.state();
        state.longs().ifPresent(numbers::ofLongs);
        state.decimals().ifPresent(numbers::ofDecimals);
        state.doubles().ifPresent(numbers::ofDoubles);
        state.moments().ifPresent(numbers::ofMoments);
    }

    /** The kind of a minimum, maximum or quantile. */
    static MetricKind rangeKind(FieldShape shape) {
        return switch (shape.type()) {
            case INTEGRAL -> MetricKind.INTEGER;
            case FRACTIONAL -> MetricKind.DECIMAL;
            case BOOLEAN -> MetricKind.BOOLEAN;
            case DATE -> MetricKind.DATE;
            case TIMESTAMP -> MetricKind.TIMESTAMP;
            case STRING, BINARY, ARRAY, MAP, STRUCT, OTHER -> MetricKind.TEXT;
        };
    }

    private void ofLongs(LongState longs) {
        boolean any = longs.count() > 0;
        MetricKind kind = rangeKind(shape);
        add(MetricName.MIN, kind, any, () -> ValueText.of(shape, longs.min()));
        add(MetricName.MAX, kind, any, () -> ValueText.of(shape, longs.max()));
        if (state.moments().isPresent()) {
            BigDecimal sum = new BigDecimal(longs.sum(), shape.scale());
            add(MetricName.SUM, kind, any, () -> ValueText.plain(sum));
            add(MetricName.MEAN, MetricKind.DECIMAL, any, () -> mean(sum, longs.count()));
            BigDecimal min = BigDecimal.valueOf(longs.min(), shape.scale());
            BigDecimal max = BigDecimal.valueOf(longs.max(), shape.scale());
            add(MetricName.RANGE, kind, any, () -> ValueText.plain(max.subtract(min)));
            signs(longs.zeros(), longs.negatives(), longs.count());
        }
    }

    private void ofDecimals(DecimalState decimals) {
        boolean any = decimals.count() > 0;
        MetricKind kind = rangeKind(shape);
        BigDecimal min = decimals.min();
        BigDecimal max = decimals.max();
        add(MetricName.MIN, kind, min != null, () -> ValueText.plain(requireNonNull(min)));
        add(MetricName.MAX, kind, max != null, () -> ValueText.plain(requireNonNull(max)));
        add(
                MetricName.RANGE,
                kind,
                any,
                () -> ValueText.plain(requireNonNull(max).subtract(requireNonNull(min))));
        add(MetricName.SUM, kind, any, () -> ValueText.plain(decimals.sum()));
        add(MetricName.MEAN, MetricKind.DECIMAL, any, () -> mean(decimals.sum(), decimals.count()));
        signs(decimals.zeros(), decimals.negatives(), decimals.count());
    }

    /** Of the finite values, of which there is at least one. */
    static double mean(FieldState state) {
        if (state.doubles().isPresent()) {
            double mean = state.doubles().get().sum() / state.doubles().get().finite();
            return Double.isFinite(mean) ? mean : state.moments().orElseThrow().mean();
        }
        BigDecimal sum = state.decimals()
                .map(DecimalState::sum)
                .orElseGet(() -> new BigDecimal(
                        state.longs().orElseThrow().sum(), state.shape().scale()));
        return sum.divide(BigDecimal.valueOf(state.present()), DIGITS).doubleValue();
    }

    private static String mean(BigDecimal sum, long count) {
        return ValueText.plain(sum.divide(BigDecimal.valueOf(count), DIGITS));
    }

    private void ofDoubles(DoubleState doubles) {
        boolean any = doubles.finite() > 0;
        add(MetricName.MIN, MetricKind.DECIMAL, any, () -> ValueText.ofDouble(shape.domain(), doubles.min()));
        add(MetricName.MAX, MetricKind.DECIMAL, any, () -> ValueText.ofDouble(shape.domain(), doubles.max()));
        addFinite(MetricName.SUM, doubles.finite(), 1, doubles.sum());
        double mean = doubles.sum() / doubles.finite();
        double welford = state.moments().map(MomentsState::mean).orElse(mean);
        addFinite(MetricName.MEAN, doubles.finite(), 1, Double.isFinite(mean) ? mean : welford);
        addFinite(MetricName.RANGE, doubles.finite(), 1, doubles.max() - doubles.min());
        signs(doubles.zeros(), doubles.negatives(), state.present() - doubles.nans());
        long nans = doubles.nans();
        long infinities = doubles.infinities();
        all.count(MetricName.NAN_COUNT, nans);
        all.count(MetricName.INFINITY_COUNT, infinities);
    }

    private void ofMoments(MomentsState moments) {
        double variance = moments.squares() / (moments.count() - 1);
        addFinite(MetricName.VARIANCE, moments.count(), 2, variance);
        addFinite(MetricName.STDDEV, moments.count(), 2, Math.sqrt(variance));
    }

    /** @param count values that have a sign or are zero */
    private void signs(long zeros, long negatives, long count) {
        all.count(MetricName.ZERO_COUNT, zeros);
        all.count(MetricName.NEGATIVE_COUNT, negatives);
        all.count(MetricName.POSITIVE_COUNT, count - zeros - negatives);
    }

    private interface Text {
        String get();
    }

    private void add(MetricName name, MetricKind kind, boolean any, Text text) {
        all.add(name, kind, any ? MetricList.exact(text.get()) : Measured.absent(all.nothingFinite()));
    }

    private void addFinite(MetricName name, long count, int needed, double value) {
        Measured<Estimate> measured;
        if (count == 0) {
            measured = Measured.absent(all.nothingFinite());
        } else if (count < needed) {
            measured = Measured.absent(AbsentReason.TOO_FEW_VALUES);
        } else {
            measured = MetricList.exact(value);
        }
        all.add(name, MetricKind.DECIMAL, measured);
    }

    static boolean isNumber(ProfiledType type) {
        return type == ProfiledType.INTEGRAL || type == ProfiledType.FRACTIONAL;
    }
}
