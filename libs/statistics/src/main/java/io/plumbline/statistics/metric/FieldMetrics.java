package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.state.DistinctState;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.QuantileState;
import io.plumbline.statistics.state.SizeState;
import io.plumbline.statistics.state.TextState;
import io.plumbline.statistics.state.ValueClass;
import io.plumbline.statistics.state.ValueDomain;

/** The metrics that apply to any field and to those with lengths, sizes or ranks. */
final class FieldMetrics {
    private final FieldState state;
    private final FieldShape shape;
    private final Optional<CountedValues> counted;
    private final List<Metric> metrics = new ArrayList<>();

    private FieldMetrics(FieldState state, Optional<CountedValues> counted) {
        this.state = state;
        this.shape = state.shape();
        this.counted = counted;
    }

    static List<Metric> of(FieldState state, Optional<CountedValues> counted) {
        FieldMetrics all = new FieldMetrics(state, counted);
        all.presence();
        all.variety();
        NumberMetrics.of(state, all.noValues()).forEach(all.metrics::add);
        all.textRange();
        all.quartiles();
        all.lengths();
        all.truth();
        return all.sorted();
    }

    /** Those that can be made from what is kept of a masked field. */
    static List<Metric> ofMasked(FieldState state) {
        FieldMetrics all = new FieldMetrics(state, Optional.empty());
        all.presence();
        all.variety();
        all.textRange();
        all.lengths();
        return all.sorted();
    }

    private List<Metric> sorted() {
        metrics.sort((a, b) -> a.metric().compareTo(b.metric()));
        return state.failure().isPresent()
                ? metrics.stream()
                        .map(m -> new Metric(m.metric(), m.kind(), Measured.absent(AbsentReason.FIELD_FAILED)))
                        .toList()
                : metrics;
    }

    private void presence() {
        count(MetricName.ROW_COUNT, state.rows());
        count(MetricName.NULL_COUNT, state.nulls());
        if (shape.path().indexOf('.') >= 0 && !isQuotedTop()) {
            count(MetricName.PARENT_NULL_COUNT, state.parentNulls());
        }
        add(
                MetricName.COMPLETENESS,
                MetricKind.DECIMAL,
                state.rows() == 0
                        ? Measured.absent(AbsentReason.NO_ROWS)
                        : exact(ratio(BigDecimal.valueOf(state.present()), state.rows())));
    }

    private boolean isQuotedTop() {
        return shape.path().startsWith("`") && shape.path().indexOf("`.") < 0;
    }

    /** Why a figure of the values has nothing to be made from; empty when there are values. */
    private Optional<AbsentReason> noValues() {
        if (state.present() > 0) {
            return Optional.empty();
        }
        return Optional.of(state.rows() == 0 ? AbsentReason.NO_ROWS : AbsentReason.ALL_NULL);
    }

    private void variety() {
        Optional<DistinctState> distinct = state.distinct();
        if (distinct.isEmpty()) {
            return;
        }
        DistinctState sketch = distinct.get();
        boolean proven = sketch.repetition() == DistinctState.Repetition.NONE;
        boolean counts = counted.map(CountedValues::exact).orElse(false);
        long n = state.present();
        if (counts || proven) {
            long exactly = proven ? n : counted.map(CountedValues::distinct).orElse(0);
            count(MetricName.DISTINCT_COUNT, exactly);
            add(MetricName.DISTINCT_RATIO, MetricKind.DECIMAL, orNone(() -> exact(ratio(exactly, n))));
            add(MetricName.ALL_DISTINCT, MetricKind.BOOLEAN, orNone(() -> exact(Boolean.toString(exactly == n))));
        } else {
            approximateVariety(sketch, n);
        }
        if (counted.isPresent()) {
            add(
                    MetricName.ENTROPY,
                    MetricKind.DECIMAL,
                    orNone(() -> counts
                            ? exact(ValueText.ofDouble(counted.get().entropy()))
                            : Measured.absent(AbsentReason.TOO_MANY_DISTINCT)));
        }
    }

    private void approximateVariety(DistinctState sketch, long n) {
        boolean repeated = sketch.repetition() == DistinctState.Repetition.SEEN;
        long most = repeated ? n - 1 : n;
        long value = Math.max(1, Math.min(most, Math.round(sketch.estimate())));
        long lower = Math.max(1, Math.min(value, (long) Math.floor(sketch.lowerBound())));
        long upper = Math.max(value, Math.min(most, (long) Math.ceil(sketch.upperBound())));
        String bound =
                "HLL with 2^" + sketch.lgK() + " registers; bounds at two standard deviations, about 95 % confidence";
        add(
                MetricName.DISTINCT_COUNT,
                MetricKind.INTEGER,
                Measured.of(Estimate.bounded(Long.toString(value), Long.toString(lower), Long.toString(upper), bound)));
        add(
                MetricName.DISTINCT_RATIO,
                MetricKind.DECIMAL,
                Measured.of(Estimate.bounded(ratio(value, n), ratio(lower, n), ratio(upper, n), bound)));
        add(
                MetricName.ALL_DISTINCT,
                MetricKind.BOOLEAN,
                repeated ? exact("false") : Measured.absent(AbsentReason.NOT_PROVEN));
    }

    private void textRange() {
        Optional<TextState> texts = state.texts();
        if (texts.isEmpty()) {
            return;
        }
        TextState text = texts.get();
        count(MetricName.EMPTY_COUNT, text.count(ValueClass.EMPTY));
        count(MetricName.BLANK_COUNT, text.count(ValueClass.BLANK));
        add(MetricName.MIN, MetricKind.TEXT, orNone(() -> kept(text.min(), text.cut())));
        add(MetricName.MAX, MetricKind.TEXT, orNone(() -> kept(text.max(), text.cut())));
    }

    private Measured<Estimate> kept(@Nullable String value, boolean cut) {
        if (value == null) {
            return Measured.absent(AbsentReason.ALL_NULL);
        }
        int limit = state.limits().textChars();
        return cut && value.length() >= limit - 1
                ? Measured.of(Estimate.unbounded(value, "the first " + value.length() + " characters"))
                : exact(value);
    }

    private void quartiles() {
        Optional<QuantileState> quantiles = state.quantiles();
        if (quantiles.isEmpty()) {
            return;
        }
        MetricKind kind = NumberMetrics.rangeKind(shape);
        quartile(MetricName.Q1, 0.25, kind, quantiles.get());
        quartile(MetricName.MEDIAN, 0.5, kind, quantiles.get());
        quartile(MetricName.Q3, 0.75, kind, quantiles.get());
    }

    private void quartile(MetricName name, double rank, MetricKind kind, QuantileState quantiles) {
        if (quantiles.isEmpty()) {
            add(name, kind, Measured.absent(noValues().orElse(AbsentReason.NO_FINITE_VALUES)));
            return;
        }
        boolean counts = counted.map(CountedValues::exact).orElse(false);
        if (counts) {
            add(name, kind, exact(fromCounts(rank)));
        } else if (quantiles.isExact() && shape.domain() != ValueDomain.DECIMAL) {
            add(name, kind, exact(ValueText.ofRank(shape, quantiles.quantile(rank))));
        } else {
            String bound =
                    String.format(Locale.ROOT, "KLL: rank within %.4f at 99 %% confidence", quantiles.rankError());
            add(
                    name,
                    kind,
                    Measured.of(Estimate.bounded(
                            ValueText.ofRank(shape, quantiles.quantile(rank)),
                            ValueText.ofRank(shape, quantiles.lowerBound(rank)),
                            ValueText.ofRank(shape, quantiles.upperBound(rank)),
                            bound)));
        }
    }

    private String fromCounts(double rank) {
        List<TopValue> values = counted.map(CountedValues::finiteInOrder).orElseThrow();
        long total = values.stream().mapToLong(TopValue::count).sum();
        long wanted = (long) Math.ceil(rank * total);
        long seen = 0;
        for (TopValue value : values) {
            seen += value.count();
            if (seen >= wanted) {
                return value.value();
            }
        }
        return values.get(values.size() - 1).value();
    }

    private void lengths() {
        Optional<SizeState> sizes = state.sizes();
        if (sizes.isEmpty()) {
            return;
        }
        SizeState size = sizes.get();
        boolean elements = shape.domain() == ValueDomain.SIZE;
        if (shape.domain() != ValueDomain.TEXT) {
            count(MetricName.EMPTY_COUNT, size.empty());
        }
        add(
                elements ? MetricName.MIN_SIZE : MetricName.MIN_LENGTH,
                MetricKind.INTEGER,
                orNone(() -> exact(Long.toString(size.min()))));
        add(
                elements ? MetricName.MAX_SIZE : MetricName.MAX_LENGTH,
                MetricKind.INTEGER,
                orNone(() -> exact(Long.toString(size.max()))));
        add(
                elements ? MetricName.MEAN_SIZE : MetricName.MEAN_LENGTH,
                MetricKind.DECIMAL,
                orNone(() -> exact(ratio(size.sum(), size.count()))));
    }

    private void truth() {
        if (shape.domain() == ValueDomain.BOOLEAN) {
            BigInteger trues = state.longs().orElseThrow().sum();
            count(MetricName.TRUE_COUNT, trues.longValueExact());
            count(MetricName.FALSE_COUNT, state.present() - trues.longValueExact());
        }
    }

    private interface Figure {
        Measured<Estimate> get();
    }

    private Measured<Estimate> orNone(Figure figure) {
        Optional<AbsentReason> none = noValues();
        return none.isPresent() ? Measured.absent(none.get()) : figure.get();
    }

    private void count(MetricName name, long value) {
        add(name, MetricKind.INTEGER, exact(Long.toString(value)));
    }

    private void add(MetricName name, MetricKind kind, Measured<Estimate> measured) {
        metrics.add(new Metric(name, kind, measured));
    }

    private static Measured<Estimate> exact(String value) {
        return Measured.of(Estimate.exact(value));
    }

    private static String ratio(long part, long whole) {
        return ratio(BigDecimal.valueOf(part), whole);
    }

    /** To 16 digits. */
    static String ratio(BigDecimal part, long whole) {
        return ValueText.plain(part.divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64));
    }
}
