package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.plumbline.statistics.state.DecimalState;
import io.plumbline.statistics.state.DoubleState;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.LongState;
import io.plumbline.statistics.state.MomentsState;
import io.plumbline.statistics.state.ProfiledType;

/** Range, sum, moments and signs of numbers, and the range of dates and times. */
final class NumberMetrics {
    /** Enough for the mean of sums of 38 digits. */
    private static final MathContext DIGITS = new MathContext(38);

    private final FieldShape shape;
    private final FieldState state;
    private final Optional<AbsentReason> noValues;
    private final List<Metric> metrics = new ArrayList<>();

    private NumberMetrics(FieldState state, Optional<AbsentReason> noValues) {
        this.state = state;
        this.shape = state.shape();
        this.noValues = noValues;
    }

    static List<Metric> of(FieldState state, Optional<AbsentReason> noValues) {
        NumberMetrics numbers = new NumberMetrics(state, noValues);
        state.longs().ifPresent(numbers::ofLongs);
        state.decimals().ifPresent(numbers::ofDecimals);
        state.doubles().ifPresent(numbers::ofDoubles);
        state.moments().ifPresent(numbers::ofMoments);
        return numbers.metrics;
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
            signs(longs.zeros(), longs.negatives());
        }
    }

    private void ofDecimals(DecimalState decimals) {
        boolean any = decimals.count() > 0;
        MetricKind kind = rangeKind(shape);
        BigDecimal min = decimals.min();
        BigDecimal max = decimals.max();
        add(MetricName.MIN, kind, min != null, () -> ValueText.plain(java.util.Objects.requireNonNull(min)));
        add(MetricName.MAX, kind, max != null, () -> ValueText.plain(java.util.Objects.requireNonNull(max)));
        add(MetricName.SUM, kind, any, () -> ValueText.plain(decimals.sum()));
        add(MetricName.MEAN, MetricKind.DECIMAL, any, () -> mean(decimals.sum(), decimals.count()));
        signs(decimals.zeros(), decimals.negatives());
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
        signs(doubles.zeros(), doubles.negatives());
        long nans = doubles.nans();
        long infinities = doubles.infinities();
        metrics.add(new Metric(MetricName.NAN_COUNT, MetricKind.INTEGER, exact(Long.toString(nans))));
        metrics.add(new Metric(MetricName.INFINITY_COUNT, MetricKind.INTEGER, exact(Long.toString(infinities))));
    }

    private void ofMoments(MomentsState moments) {
        double variance = moments.squares() / (moments.count() - 1);
        addFinite(MetricName.VARIANCE, moments.count(), 2, variance);
        addFinite(MetricName.STDDEV, moments.count(), 2, Math.sqrt(variance));
    }

    private void signs(long zeros, long negatives) {
        metrics.add(new Metric(MetricName.ZERO_COUNT, MetricKind.INTEGER, exact(Long.toString(zeros))));
        metrics.add(new Metric(MetricName.NEGATIVE_COUNT, MetricKind.INTEGER, exact(Long.toString(negatives))));
    }

    private interface Text {
        String get();
    }

    private void add(MetricName name, MetricKind kind, boolean any, Text text) {
        metrics.add(new Metric(name, kind, any ? exact(text.get()) : Measured.absent(nothing())));
    }

    private void addFinite(MetricName name, long count, int needed, double value) {
        Measured<Estimate> measured;
        if (count == 0) {
            measured = Measured.absent(nothing());
        } else if (count < needed) {
            measured = Measured.absent(AbsentReason.TOO_FEW_VALUES);
        } else if (!Double.isFinite(value)) {
            measured = Measured.absent(AbsentReason.OVERFLOW);
        } else {
            measured = exact(ValueText.ofDouble(value));
        }
        metrics.add(new Metric(name, MetricKind.DECIMAL, measured));
    }

    private AbsentReason nothing() {
        return noValues.orElse(AbsentReason.NO_FINITE_VALUES);
    }

    private static Measured<Estimate> exact(String value) {
        return Measured.of(Estimate.exact(value));
    }

    static boolean isNumber(ProfiledType type) {
        return type == ProfiledType.INTEGRAL || type == ProfiledType.FRACTIONAL;
    }
}
