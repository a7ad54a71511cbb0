package io.plumbline.statistics.drift;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricKind;

/**
 * What became of one metric between two profiles.
 *
 * @param before empty when the earlier profile doesn't have the metric
 * @param after empty when the later profile doesn't have the metric
 * @param difference after minus before in plain digits; empty unless both are numbers
 */
public record FigureChange(
        String name, Verdict verdict, Optional<Figure> before, Optional<Figure> after, Optional<String> difference) {
    /** How two figures compare. */
    public enum Verdict {
        /** The same value, or the same reason for none. Decimals may differ by a billionth, as the order of adding decides their last digits. */
        SAME,
        /** At least one is approximate, and both intervals have values in common: they can't be told apart. */
        WITHIN_BOUNDS,
        /** Different for certain, or, where a bound is one of chance, at its confidence. */
        CHANGED,
        /** The earlier profile alone has this metric. */
        ONLY_BEFORE,
        /** The later profile alone has this metric. */
        ONLY_AFTER
    }

    private static final BigDecimal BILLIONTH = new BigDecimal("1e-9");

    /** Pairs figures by name, in the order of the later profile; those that it doesn't have come last. */
    public static List<FigureChange> between(List<Figure> before, List<Figure> after) {
        Map<String, Figure> earlier = new LinkedHashMap<>();
        before.forEach(figure -> earlier.put(figure.name(), figure));
        List<FigureChange> changes = new ArrayList<>();
        for (Figure figure : after) {
            Optional<Figure> old = Optional.ofNullable(earlier.remove(figure.name()));
            changes.add(old.map(o -> of(o, figure))
                    .orElseGet(() -> new FigureChange(
                            figure.name(),
                            Verdict.ONLY_AFTER,
                            Optional.empty(),
                            Optional.of(figure),
                            Optional.empty())));
        }
        earlier.values()
                .forEach(figure -> changes.add(new FigureChange(
                        figure.name(), Verdict.ONLY_BEFORE, Optional.of(figure), Optional.empty(), Optional.empty())));
        return changes;
    }

    private static FigureChange of(Figure before, Figure after) {
        Optional<String> difference = Optional.empty();
        if (isNumber(before) && isNumber(after)) {
            BigDecimal moved = new BigDecimal(after.value().orElseThrow())
                    .subtract(new BigDecimal(before.value().orElseThrow()));
            difference = Optional.of(moved.signum() == 0 ? "0" : moved.toPlainString());
        }
        return new FigureChange(
                after.name(), verdict(before, after), Optional.of(before), Optional.of(after), difference);
    }

    private static boolean isNumber(Figure figure) {
        return figure.value().isPresent() && isNumber(figure.kind());
    }

    private static boolean isNumber(MetricKind kind) {
        return kind == MetricKind.INTEGER || kind == MetricKind.DECIMAL;
    }

    private static Verdict verdict(Figure before, Figure after) {
        if (before.value().isEmpty() || after.value().isEmpty()) {
            return before.absentReason().equals(after.absentReason()) ? Verdict.SAME : Verdict.CHANGED;
        }
        String old = before.value().get();
        String now = after.value().get();
        if (old.equals(now)) {
            return Verdict.SAME;
        }
        if (before.exact() && after.exact()) {
            return equalButForOrder(before, after) ? Verdict.SAME : Verdict.CHANGED;
        }
        boolean bounded = (before.exact() || before.lower().isPresent())
                && (after.exact() || after.lower().isPresent());
        return bounded && comparable(before.kind(), after.kind()) && overlap(before, after)
                ? Verdict.WITHIN_BOUNDS
                : Verdict.CHANGED;
    }

    private static boolean equalButForOrder(Figure before, Figure after) {
        if (before.kind() != MetricKind.DECIMAL || after.kind() != MetricKind.DECIMAL) {
            return isNumber(before) && isNumber(after) && number(before).compareTo(number(after)) == 0;
        }
        BigDecimal difference = number(before).subtract(number(after)).abs();
        BigDecimal larger = number(before).abs().max(number(after).abs());
        return difference.compareTo(larger.multiply(BILLIONTH, MathContext.DECIMAL64)) <= 0;
    }

    private static BigDecimal number(Figure figure) {
        return new BigDecimal(figure.value().orElseThrow());
    }

    private static boolean comparable(MetricKind one, MetricKind other) {
        return one == other || (isNumber(one) && isNumber(other));
    }

    private static boolean overlap(Figure a, Figure b) {
        String value = a.value().orElseThrow();
        String other = b.value().orElseThrow();
        return compare(a.kind(), a.lower().orElse(value), b.upper().orElse(other)) <= 0
                && compare(a.kind(), b.lower().orElse(other), a.upper().orElse(value)) <= 0;
    }

    private static int compare(MetricKind kind, String one, String other) {
        if (isNumber(kind)) {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        }
        if (kind == MetricKind.DATE) {
            return LocalDate.parse(one).compareTo(LocalDate.parse(other));
        }
        if (kind == MetricKind.TIMESTAMP && one.endsWith("Z") && other.endsWith("Z")) {
            return Instant.parse(one).compareTo(Instant.parse(other));
        }
        if (kind == MetricKind.TIMESTAMP && !one.endsWith("Z") && !other.endsWith("Z")) {
            return LocalDateTime.parse(one).compareTo(LocalDateTime.parse(other));
        }
        return one.compareTo(other);
    }
}
