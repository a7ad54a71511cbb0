package io.plumbline.statistics.metric;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ValueDomain;

/** All metrics of one field. */
final class FieldMetrics {
    private FieldMetrics() {}

    /** @param containerRows rows of the container that the field's elements lie in; empty when that isn't known */
    static List<Metric> of(FieldState state, Optional<CountedValues> counted, OptionalLong containerRows) {
        MetricList all = new MetricList(state);
        presence(all, containerRows);
        VarietyMetrics.addTo(all, counted);
        NumberMetrics.addTo(all);
        ShapeMetrics.addTo(all);
        RankMetrics.addTo(all, counted);
        TextMetrics.addTo(all);
        SizeMetrics.addTo(all);
        TimeMetrics.addTo(all);
        truth(all);
        return figures(all);
    }

    /** Those that can be made from what is kept of a masked field. */
    static List<Metric> ofMasked(FieldState state, OptionalLong containerRows) {
        MetricList all = new MetricList(state);
        presence(all, containerRows);
        VarietyMetrics.addTo(all, Optional.empty());
        TextMetrics.addTo(all);
        SizeMetrics.addTo(all);
        return figures(all);
    }

    private static List<Metric> figures(MetricList all) {
        List<Metric> metrics = all.sorted();
        return all.state().failure().isPresent()
                ? metrics.stream()
                        .map(m -> new Metric(m.metric(), m.kind(), Measured.absent(AbsentReason.FIELD_FAILED)))
                        .toList()
                : metrics;
    }

    private static void presence(MetricList all, OptionalLong containerRows) {
        FieldState state = all.state();
        String path = all.shape().path();
        all.count(MetricName.ROW_COUNT, state.rows());
        all.count(MetricName.NULL_COUNT, state.nulls());
        if (path.indexOf('.') >= 0 && !isQuotedTop(path)) {
            all.count(MetricName.PARENT_NULL_COUNT, state.parentNulls());
        }
        all.add(
                MetricName.COMPLETENESS,
                MetricKind.DECIMAL,
                state.rows() == 0
                        ? Measured.absent(AbsentReason.NO_ROWS)
                        : MetricList.exact(MetricList.ratio(state.present(), state.rows())));
        if (all.shape().perElement()) {
            perRow(all, containerRows);
        }
    }

    private static void perRow(MetricList all, OptionalLong containerRows) {
        long with = all.state().rowsWithValue();
        all.count(MetricName.ROWS_WITH_VALUE, with);
        if (containerRows.isEmpty()) {
            all.absent(MetricName.ROW_COMPLETENESS, MetricKind.DECIMAL, AbsentReason.ROWS_UNKNOWN);
            return;
        }
        long rows = containerRows.getAsLong();
        all.add(
                MetricName.ROW_COMPLETENESS,
                MetricKind.DECIMAL,
                rows == 0 ? Measured.absent(AbsentReason.NO_ROWS) : MetricList.exact(MetricList.ratio(with, rows)));
    }

    private static boolean isQuotedTop(String path) {
        return path.startsWith("`") && path.indexOf("`.") < 0;
    }

    private static void truth(MetricList all) {
        if (all.shape().domain() == ValueDomain.BOOLEAN) {
            BigInteger trues = all.state().longs().orElseThrow().sum();
            all.count(MetricName.TRUE_COUNT, trues.longValueExact());
            all.count(MetricName.FALSE_COUNT, all.state().present() - trues.longValueExact());
            all.share(MetricName.TRUE_RATIO, trues.longValueExact());
        }
    }

    /** The text of a minimum or maximum, of which a long one may be the beginning only. */
    static Measured<Estimate> kept(FieldState state, @Nullable String value, boolean cut) {
        if (value == null) {
            return Measured.absent(AbsentReason.ALL_NULL);
        }
        int limit = state.limits().textChars();
        return cut && value.length() >= limit - 1
                ? Measured.of(Estimate.unbounded(value, "the first " + value.length() + " characters"))
                : MetricList.exact(value);
    }
}
