package io.plumbline.statistics.metric;

import java.util.OptionalInt;

import io.plumbline.statistics.state.MomentsState;
import io.plumbline.statistics.state.NumberShapeState;

/** How numbers are spread around their mean, and how they are written. */
final class ShapeMetrics {
    /** Of the standard deviation. A smaller mean of floats may be nothing but what rounding left of zero. */
    private static final double LEAST_MEAN = 1e-6;

    private ShapeMetrics() {}

    static void addTo(MetricList all) {
        all.state().moments().ifPresent(moments -> {
            variation(all, moments);
            form(all, moments);
            writing(all, all.state().numberShape().orElseThrow(), moments.count());
        });
    }

    private static void variation(MetricList all, MomentsState moments) {
        Measured<Estimate> measured;
        if (moments.count() < 2) {
            measured = Measured.absent(moments.count() == 0 ? all.nothingFinite() : AbsentReason.TOO_FEW_VALUES);
        } else {
            double deviation = Math.sqrt(moments.squares() / (moments.count() - 1));
            double mean = Math.abs(NumberMetrics.mean(all.state()));
            boolean zero = mean == 0 || (Double.isFinite(deviation) && mean < deviation * LEAST_MEAN);
            measured = zero ? Measured.absent(AbsentReason.MEAN_IS_ZERO) : MetricList.exact(deviation / mean);
        }
        all.add(MetricName.COEFFICIENT_OF_VARIATION, MetricKind.DECIMAL, measured);
    }

    private static void form(MetricList all, MomentsState moments) {
        double n = moments.count();
        all.add(
                MetricName.SKEWNESS,
                MetricKind.DECIMAL,
                orReason(
                        all,
                        moments,
                        3,
                        () -> MetricList.exact(Normality.skewness(moments) * Math.sqrt(n * (n - 1)) / (n - 2))));
        all.add(
                MetricName.KURTOSIS,
                MetricKind.DECIMAL,
                orReason(all, moments, 4, () -> MetricList.exact(Normality.sampleExcess(moments))));
        all.add(
                MetricName.IS_NOT_NORMAL,
                MetricKind.BOOLEAN,
                orReason(
                        all,
                        moments,
                        Normality.FEWEST,
                        () -> Double.isFinite(Normality.sampleExcess(moments))
                                ? MetricList.exact(Boolean.toString(Normality.isNotNormal(moments)))
                                : Measured.absent(AbsentReason.OVERFLOW)));
    }

    private interface Figure {
        Measured<Estimate> get();
    }

    private static Measured<Estimate> orReason(MetricList all, MomentsState moments, int needed, Figure figure) {
        if (moments.count() == 0) {
            return Measured.absent(all.nothingFinite());
        } else if (moments.count() < needed) {
            return Measured.absent(AbsentReason.TOO_FEW_VALUES);
        }
        return moments.squares() == 0 ? Measured.absent(AbsentReason.NO_SPREAD) : figure.get();
    }

    private static void writing(MetricList all, NumberShapeState shape, long finite) {
        all.count(MetricName.INTEGER_COUNT, shape.integers());
        all.add(
                MetricName.INTEGER_RATIO,
                MetricKind.DECIMAL,
                finite == 0
                        ? Measured.absent(all.nothingFinite())
                        : MetricList.exact(MetricList.ratio(shape.integers(), finite)));
        OptionalInt places = shape.places();
        Measured<Estimate> most = places.isPresent()
                ? MetricList.exact(Integer.toString(places.getAsInt()))
                : Measured.absent(AbsentReason.TOO_MANY_PLACES);
        all.add(
                MetricName.MAX_DECIMAL_PLACES,
                MetricKind.INTEGER,
                finite == 0 ? Measured.absent(all.nothingFinite()) : most);
        benford(all, shape, finite);
    }

    private static void benford(MetricList all, NumberShapeState shape, long finite) {
        long counted = 0;
        for (int digit = 1; digit <= 9; digit++) {
            counted += shape.firstDigits(digit);
        }
        double deviation = 0;
        for (int digit = 1; digit <= 9; digit++) {
            double expected = Math.log10(1 + 1.0 / digit);
            deviation += Math.abs((double) shape.firstDigits(digit) / Math.max(1, counted) - expected) / 9;
        }
        Measured<Estimate> measured = counted > 0
                ? MetricList.exact(deviation)
                : Measured.absent(finite == 0 ? all.nothingFinite() : AbsentReason.TOO_FEW_VALUES);
        all.add(MetricName.BENFORD_DEVIATION, MetricKind.DECIMAL, measured);
    }
}
