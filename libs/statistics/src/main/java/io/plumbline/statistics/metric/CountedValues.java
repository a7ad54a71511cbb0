package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ValueCounts;
import io.plumbline.statistics.state.ValueDomain;

/** A field's counted values in text, whichever way they are kept. */
final class CountedValues {
    private final boolean exact;
    private final long maximumError;
    private final int distinct;
    private final List<TopValue> top;
    private final List<TopValue> inOrder;

    private CountedValues(boolean exact, long maximumError, int distinct, List<TopValue> top, List<TopValue> inOrder) {
        this.exact = exact;
        this.maximumError = maximumError;
        this.distinct = distinct;
        this.top = top;
        this.inOrder = inOrder;
    }

    /** Empty when the type's values aren't counted. */
    static Optional<CountedValues> of(FieldState state, int howMany) {
        FieldShape shape = state.shape();
        if (state.longCounts().isPresent()) {
            return Optional.of(of(
                    state, state.longCounts().get(), howMany, value -> ValueText.of(shape, value), longOrder(shape)));
        }
        return state.textCounts().map(counts -> of(state, counts, howMany, value -> value, textOrder(shape)));
    }

    private interface Text<T> {
        String of(T value);
    }

    private static <T extends Comparable<T>> CountedValues of(
            FieldState state, ValueCounts<T> counts, int howMany, Text<T> text, Comparator<T> order) {
        double n = Math.max(1, state.present());
        List<TopValue> top = new ArrayList<>();
        for (ValueCounts.Entry<T> entry : counts.top(howMany)) {
            top.add(top(text.of(entry.value()), entry.count(), entry.countUpper(), n));
        }
        List<ValueCounts.Entry<T>> all = counts.all();
        all.sort(Comparator.comparing(ValueCounts.Entry::value, order));
        List<TopValue> inOrder = new ArrayList<>(all.size());
        for (ValueCounts.Entry<T> entry : all) {
            inOrder.add(top(text.of(entry.value()), entry.count(), entry.countUpper(), n));
        }
        return new CountedValues(counts.isExact(), counts.maximumError(), counts.distinct(), top, inOrder);
    }

    private static TopValue top(String text, long count, long upper, double n) {
        return new TopValue(text, count, upper, count / n);
    }

    private static Comparator<Long> longOrder(FieldShape shape) {
        return shape.domain() == ValueDomain.DOUBLE || shape.domain() == ValueDomain.FLOAT
                ? Comparator.comparingDouble(Double::longBitsToDouble)
                : Comparator.naturalOrder();
    }

    private static Comparator<String> textOrder(FieldShape shape) {
        return shape.domain() == ValueDomain.DECIMAL
                ? Comparator.comparing(BigDecimal::new)
                : Comparator.naturalOrder();
    }

    boolean exact() {
        return exact;
    }

    long maximumError() {
        return maximumError;
    }

    /** Only while exact. */
    int distinct() {
        return distinct;
    }

    List<TopValue> top() {
        return top;
    }

    /** Every value, smallest first; empty unless exact. */
    List<TopValue> inOrder() {
        return inOrder;
    }

    /** Every finite number, smallest first; empty unless exact. */
    List<TopValue> finiteInOrder() {
        return inOrder.stream()
                .filter(v -> !v.value().equals("NaN") && !v.value().endsWith("Infinity"))
                .toList();
    }

    /** Values that occur exactly once; only while exact. */
    long occurringOnce() {
        return inOrder.stream().filter(v -> v.count() == 1).count();
    }

    /** Shannon entropy in bits; only while exact. */
    double entropy() {
        double bits = 0;
        for (TopValue value : inOrder) {
            if (value.share() > 0) {
                bits -= value.share() * (Math.log(value.share()) / Math.log(2));
            }
        }
        return Math.max(0, bits);
    }
}
