package io.plumbline.exports.rule;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure over all rows, and the interval that a check keeps it in.
 *
 * @param function {@code sum}, {@code min}, {@code max} or {@code distinct}
 * @param lower empty if there is no lower end
 * @param upper empty if there is no upper end
 */
public record Aggregate(String function, Optional<BigDecimal> lower, Optional<BigDecimal> upper, boolean includesEnds) {

    /** Empty if the rule speaks of no such figure, or its value can't be read. */
    public static Optional<Aggregate> of(Check check) {
        return switch (check.rule()) {
            case "sum" -> of(check, "sum", "eq");
            case "distinctCount" -> of(check, "distinct", "eq");
            case "minValue" -> of(check, "min", "gte");
            case "maxValue" -> of(check, "max", "lte");
            default -> Optional.empty();
        };
    }

    private static Optional<Aggregate> of(Check check, String function, String otherwise) {
        RuleValues properties = new RuleValues(check);
        String comparison = properties.text("comparison").orElse(otherwise).toLowerCase(Locale.ROOT);
        Optional<BigDecimal> value = properties.number("value");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (comparison) {
            case "eq", "=" -> Optional.of(new Aggregate(function, value, value, true));
            case "gte", ">=" -> Optional.of(new Aggregate(function, value, Optional.empty(), true));
            case "gt", ">" -> Optional.of(new Aggregate(function, value, Optional.empty(), false));
            case "lte", "<=" -> Optional.of(new Aggregate(function, Optional.empty(), value, true));
            case "lt", "<" -> Optional.of(new Aggregate(function, Optional.empty(), value, false));
            default -> Optional.empty();
        };
    }

    /** The figure in SQL. */
    public String sql(String column) {
        return switch (function) {
            case "distinct" -> "COUNT(DISTINCT " + column + ")";
            default -> function.toUpperCase(Locale.ROOT) + "(" + column + ")";
        };
    }

    /** Whether only one value is right. */
    public boolean exact() {
        return lower.isPresent() && lower.equals(upper);
    }
}
