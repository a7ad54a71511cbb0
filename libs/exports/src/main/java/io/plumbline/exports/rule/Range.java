package io.plumbline.exports.rule;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The interval that a rule keeps single values in: numbers as {@code BigDecimal}, dates and moments as ISO texts.
 *
 * @param min empty if there is no lower end
 * @param max empty if there is no upper end
 */
public record Range(Optional<Object> min, Optional<Object> max, boolean includesMin, boolean includesMax) {

    /** Empty if the rule keeps no interval, or its ends can't be read. */
    public static Optional<Range> of(Check check) {
        RuleValues p = new RuleValues(check);
        return switch (check.rule()) {
            case "notNegative" -> Optional.of(from(BigDecimal.ZERO, true));
            case "positive" -> Optional.of(from(BigDecimal.ZERO, false));
            case "between" ->
                between(p.number("min").map(Object.class::cast), p.number("max").map(Object.class::cast), p);
            case "betweenTimes" ->
                between(p.text("min").map(Object.class::cast), p.text("max").map(Object.class::cast), p);
            case "greaterThan" ->
                p.number("value", "min").map(v -> from(v, p.truth(false, "inclusive", "inclusiveMin")));
            case "lessThan" -> p.number("value", "max").map(v -> to(v, p.truth(false, "inclusive", "inclusiveMax")));
            case "afterDateTime" -> p.text("datetime", "value", "min").map(v -> from(v, p.truth(false, "inclusive")));
            case "beforeDateTime" -> p.text("datetime", "value", "max").map(v -> to(v, p.truth(false, "inclusive")));
            default -> Optional.empty();
        };
    }

    private static Optional<Range> between(Optional<Object> min, Optional<Object> max, RuleValues p) {
        return min.isEmpty() && max.isEmpty()
                ? Optional.empty()
                : Optional.of(new Range(min, max, p.truth(true, "inclusiveMin"), p.truth(true, "inclusiveMax")));
    }

    private static Range from(Object value, boolean inclusive) {
        return new Range(Optional.of(value), Optional.empty(), inclusive, true);
    }

    private static Range to(Object value, boolean inclusive) {
        return new Range(Optional.empty(), Optional.of(value), true, inclusive);
    }

    /** The lower end, if it is a number. */
    public Optional<BigDecimal> lower() {
        return min.filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast);
    }

    /** The upper end, if it is a number. */
    public Optional<BigDecimal> upper() {
        return max.filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast);
    }

    /** Whether its ends are numbers. */
    public boolean numeric() {
        return lower().isPresent() || upper().isPresent();
    }
}
