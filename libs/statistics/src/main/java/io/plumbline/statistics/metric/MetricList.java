package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;

/** Collects the metrics of one field. */
final class MetricList {
    private final FieldState state;
    private final List<Metric> metrics = new ArrayList<>();

    MetricList(FieldState state) {
        this.state = state;
    }

    FieldState state() {
        return state;
    }

    FieldShape shape() {
        return state.shape();
    }

    /** In the order of {@link MetricName}. */
    List<Metric> sorted() {
        metrics.sort((a, b) -> a.metric().compareTo(b.metric()));
        return metrics;
    }

    /** Why a figure of the values has nothing to be made from; empty when there are values. */
    Optional<AbsentReason> noValues() {
        if (state.present() > 0) {
            return Optional.empty();
        }
        return Optional.of(state.rows() == 0 ? AbsentReason.NO_ROWS : AbsentReason.ALL_NULL);
    }

    /** Why a figure of the finite values has nothing to be made from, when it hasn't. */
    AbsentReason nothingFinite() {
        return noValues().orElse(AbsentReason.NO_FINITE_VALUES);
    }

    void count(MetricName name, long value) {
        add(name, MetricKind.INTEGER, exact(Long.toString(value)));
    }

    void absent(MetricName name, MetricKind kind, AbsentReason reason) {
        add(name, kind, Measured.absent(reason));
    }

    void add(MetricName name, MetricKind kind, Measured<Estimate> measured) {
        metrics.add(new Metric(name, kind, measured));
    }

    /** Absent when there are no values. */
    void ofValues(MetricName name, MetricKind kind, Supplier<Measured<Estimate>> figure) {
        Optional<AbsentReason> none = noValues();
        add(name, kind, none.isPresent() ? Measured.absent(none.get()) : figure.get());
    }

    /** The share of all non-null values. */
    void share(MetricName name, long part) {
        ofValues(name, MetricKind.DECIMAL, () -> exact(ratio(part, state.present())));
    }

    static Measured<Estimate> exact(String value) {
        return Measured.of(Estimate.exact(value));
    }

    /** Absent when it isn't finite. */
    static Measured<Estimate> exact(double value) {
        return Double.isFinite(value) ? exact(ValueText.ofDouble(value)) : Measured.absent(AbsentReason.OVERFLOW);
    }

    static String ratio(long part, long whole) {
        return ratio(BigDecimal.valueOf(part), whole);
    }

    /** To 16 digits. */
    static String ratio(BigDecimal part, long whole) {
        return ValueText.plain(part.divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64));
    }
}
