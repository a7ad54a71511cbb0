package io.plumbline.exports.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A check's properties by type. Names are compared without case and underscores, so {@code inclusive_min} is
 * {@code inclusiveMin}. What is there but isn't of the type counts as absent: a check whose properties can't be read is told as
 * one that can't be expressed.
 */
public final class RuleValues {

    private final Map<String, Object> properties;

    public RuleValues(Check check) {
        this.properties = check.properties();
    }

    /** The first of these names that is there. */
    public Optional<Object> value(String... names) {
        for (String name : names) {
            for (Map.Entry<String, Object> entry : properties.entrySet()) {
                if (plain(entry.getKey()).equals(plain(name))) {
                    return Optional.of(entry.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** A number, also one that is written as text. */
    public Optional<BigDecimal> number(String... names) {
        return value(names).flatMap(RuleValues::numberIn);
    }

    public Optional<String> text(String... names) {
        return value(names)
                .filter(v -> !(v instanceof List<?>) && !(v instanceof Map<?, ?>))
                .map(String::valueOf);
    }

    public boolean truth(boolean otherwise, String... names) {
        return value(names).map(v -> Boolean.parseBoolean(String.valueOf(v))).orElse(otherwise);
    }

    /** Texts, numbers and booleans; empty if there is no list. */
    public List<Object> list(String... names) {
        return value(names)
                .filter(List.class::isInstance)
                .map(v -> ((List<?>) v).stream().map(Object.class::cast).toList())
                .orElse(List.of());
    }

    /** The number that a value is or says. */
    public static Optional<BigDecimal> numberIn(Object value) {
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal);
        }
        try {
            return Optional.of(new BigDecimal(String.valueOf(value)));
        } catch (NumberFormatException e) {
            // Not a number: a text, a boolean, NaN.
            return Optional.empty();
        }
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
