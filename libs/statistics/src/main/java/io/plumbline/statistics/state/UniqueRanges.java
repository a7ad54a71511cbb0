package io.plumbline.statistics.state;

import java.math.BigDecimal;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Whether the values of one field are different over several parts: they are if they are within each part, and no part's range touches
 * another's. Keys and times that grow from part to part are of that kind; of others nothing is claimed.
 */
final class UniqueRanges {
    private final TreeMap<BigDecimal, BigDecimal> ranges = new TreeMap<>();
    private int parts;
    private boolean unranged;
    private boolean unproven;

    /** Adds a part's field. @param unique whether no value occurs twice within the part */
    void add(FieldState training, FieldState heldOut, boolean unique) {
        if (unproven || training.present() + heldOut.present() == 0) {
            return;
        }
        parts++;
        BigDecimal min = least(training, heldOut);
        BigDecimal max = greatest(training, heldOut);
        if (!unique) {
            unproven = true;
        } else if (min == null || max == null) {
            unranged = true;
        } else {
            var before = ranges.floorEntry(max);
            unproven = before != null && before.getValue().compareTo(min) >= 0;
            ranges.put(min, max);
        }
        unproven |= unranged && parts > 1;
    }

    boolean proven() {
        return parts > 0 && !unproven;
    }

    private static @Nullable BigDecimal least(FieldState one, FieldState other) {
        BigDecimal a = least(one);
        BigDecimal b = least(other);
        return a == null ? b : b == null ? a : a.min(b);
    }

    private static @Nullable BigDecimal greatest(FieldState one, FieldState other) {
        BigDecimal a = greatest(one);
        BigDecimal b = greatest(other);
        return a == null ? b : b == null ? a : a.max(b);
    }

    private static @Nullable BigDecimal least(FieldState field) {
        if (field.present() == 0) {
            return null;
        }
        return field.longs()
                .map(longs -> BigDecimal.valueOf(longs.min()))
                .or(() -> field.decimals().map(DecimalState::min))
                .orElse(null);
    }

    private static @Nullable BigDecimal greatest(FieldState field) {
        if (field.present() == 0) {
            return null;
        }
        return field.longs()
                .map(longs -> BigDecimal.valueOf(longs.max()))
                .or(() -> field.decimals().map(DecimalState::max))
                .orElse(null);
    }
}
