package io.plumbline.statistics.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.plumbline.statistics.drift.Drift.Basis;
import io.plumbline.statistics.metric.AbsentReason;
import io.plumbline.statistics.metric.Measured;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.TextState;
import io.plumbline.statistics.state.ValueClass;
import io.plumbline.statistics.state.ValueCounts;
import io.plumbline.statistics.state.ValueDomain;

/** Computes how far a field's distribution has moved from two stored states. */
public final class Drifts {
    /** Values that both states must have. */
    public static final int FEWEST_VALUES = 50;

    private static final int VALUES_AS_BINS = 20;
    private static final int BINS = 10;
    private static final int GRID = 200;
    private static final double KS_95 = 1.3581015157406195;

    private Drifts() {}

    /**
     * Numbers, dates and times are compared by value while there are at most 20, else by the earlier one's deciles, and by the
     * order of their values; truth values and texts by value while all are counted; other texts by what they look like.
     *
     * @return empty when the types have no distribution, or not one of the same kind; else the drift, or why there is none
     */
    public static Optional<Measured<Drift>> between(FieldState before, FieldState after) {
        if (before.failure().isPresent() || after.failure().isPresent()) {
            return Optional.of(Measured.absent(AbsentReason.FIELD_FAILED));
        }
        ValueDomain one = before.shape().domain();
        ValueDomain other = after.shape().domain();
        if (one == ValueDomain.BOOLEAN && other == ValueDomain.BOOLEAN) {
            return Optional.of(byValue(counts(before), counts(after)));
        }
        if (one == ValueDomain.TEXT && other == ValueDomain.TEXT) {
            return Optional.of(texts(before, after));
        }
        return kind(one).filter(kind -> kind(other).equals(Optional.of(kind))).map(kind -> ranked(before, after));
    }

    private static Optional<Kind> kind(ValueDomain domain) {
        return switch (domain) {
            case LONG, DECIMAL, FLOAT, DOUBLE -> Optional.of(Kind.NUMBER);
            case DATE -> Optional.of(Kind.DATE);
            case INSTANT -> Optional.of(Kind.INSTANT);
            case LOCAL_DATE_TIME -> Optional.of(Kind.LOCAL_DATE_TIME);
            default -> Optional.empty();
        };
    }

    private enum Kind {
        NUMBER,
        DATE,
        INSTANT,
        LOCAL_DATE_TIME
    }

    private static Map<Object, Long> counts(FieldState state) {
        Map<Object, Long> counts = new HashMap<>();
        state.longCounts().ifPresent(c -> c.all().forEach(e -> counts.put(e.value(), e.count())));
        return counts;
    }

    private static Measured<Drift> texts(FieldState before, FieldState after) {
        Optional<ValueCounts<String>> one = before.textCounts().filter(ValueCounts::isExact);
        Optional<ValueCounts<String>> other = after.textCounts().filter(ValueCounts::isExact);
        if (one.isPresent() && other.isPresent()) {
            return byValue(texts(one.get()), texts(other.get()));
        }
        return compared(Basis.VALUE_CLASSES, classes(before), classes(after), Optional.empty());
    }

    private static Map<Object, Long> texts(ValueCounts<String> counts) {
        Map<Object, Long> all = new HashMap<>();
        counts.all().forEach(entry -> all.put(entry.value(), entry.count()));
        return all;
    }

    private static Map<Object, Long> classes(FieldState state) {
        Map<Object, Long> counts = new HashMap<>();
        TextState texts = state.texts().orElseThrow();
        for (ValueClass valueClass : ValueClass.values()) {
            counts.put(valueClass, texts.count(valueClass));
        }
        return counts;
    }

    private static Measured<Drift> byValue(Map<Object, Long> before, Map<Object, Long> after) {
        return compared(Basis.VALUES, before, after, Optional.empty());
    }

    private static Measured<Drift> compared(
            Basis basis, Map<?, Long> before, Map<?, Long> after, Optional<Distance> ks) {
        long one = total(before);
        long other = total(after);
        if (tooFew(one, other)) {
            return Measured.absent(AbsentReason.TOO_FEW_VALUES);
        }
        Map<Object, long[]> pairs = new HashMap<>();
        before.forEach((value, count) -> pairs.computeIfAbsent(value, v -> new long[2])[0] = count);
        after.forEach((value, count) -> pairs.computeIfAbsent(value, v -> new long[2])[1] = count);
        Bins bins = Bins.ofCounts(new ArrayList<>(pairs.values()), one, other);
        return Measured.of(new Drift(basis, bins.count(), one, other, bins.psi(), bins.js(), ks));
    }

    private static long total(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static boolean tooFew(long before, long after) {
        return before < FEWEST_VALUES || after < FEWEST_VALUES;
    }

    private static Measured<Drift> ranked(FieldState before, FieldState after) {
        Optional<Ranked> one = Ranked.of(before);
        Optional<Ranked> other = Ranked.of(after);
        if (one.isEmpty()
                || other.isEmpty()
                || tooFew(one.get().count(), other.get().count())) {
            return Measured.absent(AbsentReason.TOO_FEW_VALUES);
        }
        Distance ks = ks(one.get(), other.get());
        Optional<TreeMap<Double, Long>> counts = one.get().counted();
        Optional<TreeMap<Double, Long>> others = other.get().counted();
        if (counts.isPresent() && others.isPresent() && together(counts.get(), others.get()) <= VALUES_AS_BINS) {
            return compared(Basis.VALUES, counts.get(), others.get(), Optional.of(ks));
        }
        Bins bins = deciles(one.get(), other.get());
        return Measured.of(new Drift(
                Basis.DECILES,
                bins.count(),
                one.get().count(),
                other.get().count(),
                bins.psi(),
                bins.js(),
                Optional.of(ks)));
    }

    private static int together(TreeMap<Double, Long> counts, TreeMap<Double, Long> others) {
        TreeSet<Double> values = new TreeSet<>(counts.keySet());
        values.addAll(others.keySet());
        return values.size();
    }

    private static Bins deciles(Ranked before, Ranked after) {
        TreeSet<Double> ends = new TreeSet<>();
        for (int i = 1; i < BINS; i++) {
            ends.add(before.quantile((double) i / BINS));
        }
        double[] splits = array(ends);
        return Bins.ofShares(
                between(before.sharesUpTo(splits)),
                between(after.sharesUpTo(splits)),
                before.count(),
                after.count(),
                before.shareError(),
                after.shareError());
    }

    private static double[] between(double[] upTo) {
        double[] shares = new double[upTo.length + 1];
        double last = 0;
        for (int i = 0; i < upTo.length; i++) {
            shares[i] = upTo[i] - last;
            last = upTo[i];
        }
        shares[upTo.length] = Math.max(0, 1 - last);
        return shares;
    }

    /**
     * The largest difference at the values of both when all are counted, else at 200 ranks of each: between two of these neither share
     * grows by more than a 200th, which the upper bound includes.
     */
    private static Distance ks(Ranked before, Ranked after) {
        boolean exact = before.counted().isPresent() && after.counted().isPresent();
        TreeSet<Double> at = new TreeSet<>();
        for (Ranked each : List.of(before, after)) {
            if (exact) {
                each.counted().ifPresent(counts -> at.addAll(counts.keySet()));
            } else {
                for (int i = 0; i <= GRID; i++) {
                    at.add(each.quantile((double) i / GRID));
                }
            }
        }
        double[] splits = array(at);
        double[] one = before.sharesUpTo(splits);
        double[] other = after.sharesUpTo(splits);
        double largest = 0;
        for (int i = 0; i < splits.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
        }
        double error = before.rankError() + after.rankError();
        double noise = KS_95 * Math.sqrt(1.0 / before.count() + 1.0 / after.count());
        return new Distance(
                largest,
                Math.max(0, largest - error),
                Math.min(1, Math.max(largest, largest + error + (exact ? 0 : 1.0 / GRID))),
                noise);
    }

    private static double[] array(TreeSet<Double> values) {
        return Arrays.copyOf(values.stream().mapToDouble(Double::doubleValue).toArray(), values.size());
    }
}
