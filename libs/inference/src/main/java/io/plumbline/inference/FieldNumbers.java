package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ValueCounts;
import io.plumbline.statistics.state.ValueDomain;

/**
 * The finite values of a field's state as numbers: of numbers themselves, of dates days and of timestamps microseconds since
 * 1970.
 */
final class FieldNumbers {
    private FieldNumbers() {}

    /** Empty when the field has no finite number or time. */
    static Optional<BigDecimal> min(FieldState state) {
        return extreme(state, true);
    }

    /** Empty when the field has no finite number or time. */
    static Optional<BigDecimal> max(FieldState state) {
        return extreme(state, false);
    }

    private static Optional<BigDecimal> extreme(FieldState state, boolean lowest) {
        int scale = scale(state);
        return switch (state.shape().domain()) {
            case LONG, DATE, INSTANT, LOCAL_DATE_TIME ->
                state.longs()
                        .filter(l -> l.count() > 0)
                        .map(l -> BigDecimal.valueOf(lowest ? l.min() : l.max(), scale));
            case DECIMAL -> state.decimals().flatMap(d -> Optional.ofNullable(lowest ? d.min() : d.max()));
            case FLOAT, DOUBLE ->
                state.doubles()
                        .filter(d -> d.finite() > 0)
                        .map(d -> ofDouble(state.shape().domain(), lowest ? d.min() : d.max()));
            case BOOLEAN, TEXT, BYTES, SIZE, NONE -> Optional.empty();
        };
    }

    private static int scale(FieldState state) {
        return state.shape().domain() == ValueDomain.LONG ? state.shape().scale() : 0;
    }

    private static BigDecimal ofDouble(ValueDomain domain, double value) {
        return new BigDecimal(domain == ValueDomain.FLOAT ? Float.toString((float) value) : Double.toString(value));
    }

    /** NaN and infinities. */
    static long notFinite(FieldState state) {
        return state.doubles().map(d -> d.nans() + d.infinities()).orElse(0L);
    }

    /** Finite values. */
    static long finite(FieldState state) {
        return state.present() - notFinite(state);
    }

    /**
     * How many finite values lie below the limit (or above it).
     *
     * @param inclusive whether the limit itself is allowed, so that values equal to it don't count
     */
    static Judgement beyond(FieldState state, BigDecimal limit, boolean below, boolean inclusive) {
        long n = finite(state);
        Optional<BigDecimal> extreme = extreme(state, below);
        if (n == 0 || extreme.isEmpty()) {
            return Judgement.NOTHING;
        }
        Predicate<BigDecimal> isBeyond = value -> {
            int order = below ? limit.compareTo(value) : value.compareTo(limit);
            return order > 0 || (order == 0 && !inclusive);
        };
        if (!isBeyond.test(extreme.get())) {
            return Judgement.exactly(n, 0);
        }
        return counted(state)
                .map(values -> Judgement.exactly(
                        n,
                        values.stream()
                                .filter(v -> isBeyond.test(v.value()))
                                .mapToLong(ValueCounts.Entry::count)
                                .sum()))
                .orElseGet(() -> bySketch(state, limit.doubleValue(), below, n));
    }

    /** The extreme is beyond, so at least one value is; ranks give the rest, at 99 % confidence. */
    private static Judgement bySketch(FieldState state, double limit, boolean below, long n) {
        return state.quantiles()
                .filter(q -> !q.isEmpty())
                .map(q -> {
                    double[] shares = q.shares(new double[] {Math.nextDown(limit), limit});
                    double fewest = below ? shares[0] : 1 - shares[1];
                    double most = below ? shares[1] : 1 - shares[0];
                    double error = q.isExact() ? 0 : q.rankError();
                    long least = Math.max(1, (long) Math.floor((fewest - error) * n));
                    return new Judgement(n, least, Math.min(n, Math.max(least, (long) Math.ceil((most + error) * n))));
                })
                .orElse(new Judgement(n, 1, n));
    }

    /** Every different finite value with its count; empty unless counted exactly. */
    static Optional<List<ValueCounts.Entry<BigDecimal>>> counted(FieldState state) {
        ValueDomain domain = state.shape().domain();
        if (domain == ValueDomain.DECIMAL) {
            return state.textCounts()
                    .filter(ValueCounts::isExact)
                    .map(counts -> counts.all().stream()
                            .map(e -> new ValueCounts.Entry<>(new BigDecimal(e.value()), e.count(), e.countUpper()))
                            .toList());
        }
        boolean bits = domain == ValueDomain.DOUBLE || domain == ValueDomain.FLOAT;
        int scale = scale(state);
        return state.longCounts().filter(ValueCounts::isExact).map(counts -> {
            List<ValueCounts.Entry<BigDecimal>> entries = new ArrayList<>();
            for (ValueCounts.Entry<Long> entry : counts.all()) {
                double asDouble = bits ? Double.longBitsToDouble(entry.value()) : 0;
                if (Double.isFinite(asDouble)) {
                    BigDecimal value = bits ? ofDouble(domain, asDouble) : BigDecimal.valueOf(entry.value(), scale);
                    entries.add(new ValueCounts.Entry<>(value, entry.count(), entry.countUpper()));
                }
            }
            return entries;
        });
    }
}
