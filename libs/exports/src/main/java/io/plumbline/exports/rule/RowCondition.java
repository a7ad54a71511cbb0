package io.plumbline.exports.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Column.Family;

/**
 * What a check asks of one row, as an SQL condition that is true for a good one, and unknown for one that isn't judged (its value
 * is null).
 *
 * @param sql empty if the check can't be said so
 * @param reason why it can't; empty text if it can
 */
public record RowCondition(Optional<String> sql, String reason) {

    private static RowCondition of(String sql) {
        return new RowCondition(Optional.of(sql), "");
    }

    private static RowCondition impossible(String reason) {
        return new RowCondition(Optional.empty(), reason);
    }

    public static RowCondition of(Check check, ExportedContainer container) {
        Optional<String> unknown = check.fields().stream()
                .filter(f -> container.column(f).isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            return impossible("it speaks of " + unknown.get() + ", which is no column of its own");
        }
        RowCondition condition = of(check, new Writer(check, container));
        boolean variable = condition.sql.filter(sql -> sql.contains("${")).isPresent();
        return variable && container.dialect().isSpark()
                ? impossible("Spark would take ${ in a name or expression for a variable")
                : condition;
    }

    private static RowCondition of(Check check, Writer writer) {
        return switch (check.rule()) {
            case "notNull" -> of(writer.all(c -> c + " IS NOT NULL", " AND "));
            case "anyNotNull" -> of(writer.all(c -> c + " IS NOT NULL", " OR "));
            case "notEmpty" -> of(writer.column() + " <> ''");
            case "satisfiesExpression" ->
                writer.properties.text("expression").map(RowCondition::of).orElseGet(() -> lacks("expression"));
            case "predictedBy" -> writer.predicted();
            case "expectedValues" -> writer.expectedValues();
            case "equalTo" -> writer.equalTo();
            case "matchesPattern" -> writer.matchesPattern();
            case "minLength" -> writer.length(" >= ");
            case "maxLength" -> writer.length(" <= ");
            case "greaterThanField" -> writer.otherField(" > ", " >= ");
            case "lessThanField" -> writer.otherField(" < ", " <= ");
            case "equalToField" -> writer.otherField(" = ", " = ");
            case "existsIn" -> writer.reference(" IN ");
            case "notExistsIn" -> writer.reference(" NOT IN ");
            case "notFuture" -> of(writer.column() + " <= " + writer.dialect.now(writer.family()));
            default ->
                Range.of(check)
                        .map(range -> writer.range(range))
                        .orElseGet(() -> impossible("the rule doesn't speak of single rows"));
        };
    }

    private static RowCondition lacks(String property) {
        return impossible("it has no property " + property + " that can be read");
    }

    /** Writes the conditions of one check. */
    private static final class Writer {
        private final Check check;
        private final ExportedContainer container;
        private final SqlDialect dialect;
        private final RuleValues properties;

        private Writer(Check check, ExportedContainer container) {
            this.check = check;
            this.container = container;
            this.dialect = container.dialect();
            this.properties = new RuleValues(check);
        }

        private String column() {
            return name(check.field());
        }

        private String name(String path) {
            return dialect.name(container.column(path).map(Column::name).orElse(path));
        }

        private Family family() {
            return container.column(check.field()).map(Column::family).orElse(Family.OTHER);
        }

        private String exactly(String column) {
            return family() == Family.TEXT ? dialect.exactly(column) : column;
        }

        private String all(Function<String, String> each, String joint) {
            String joined =
                    check.fields().stream().map(f -> each.apply(name(f))).collect(Collectors.joining(joint));
            return check.fields().size() > 1 ? "(" + joined + ")" : joined;
        }

        private RowCondition expectedValues() {
            List<Object> list = properties.list("list");
            return list.isEmpty()
                    ? lacks("list")
                    : of(exactly(column()) + " IN ("
                            + list.stream().map(this::literal).collect(Collectors.joining(", ")) + ")");
        }

        private RowCondition equalTo() {
            return properties
                    .value("value")
                    .map(value -> of(all(c -> exactly(c) + " = " + literal(value), " AND ")))
                    .orElseGet(() -> lacks("value"));
        }

        private RowCondition matchesPattern() {
            Optional<String> pattern = properties.text("pattern");
            if (pattern.isEmpty()) {
                return lacks("pattern");
            }
            return dialect.matches(column(), pattern.get())
                    .map(RowCondition::of)
                    .orElseGet(() -> impossible("the database has no patterns"));
        }

        private RowCondition length(String operator) {
            return properties
                    .number("value", "length", "min", "max")
                    .map(n -> of(dialect.length(column()) + operator + dialect.number(n)))
                    .orElseGet(() -> lacks("value"));
        }

        private RowCondition otherField(String strict, String loose) {
            if (properties.value("comparators").isPresent()) {
                return impossible("it compares with a tolerance");
            }
            Optional<String> other = OtherField.of(check);
            if (other.isEmpty() || container.column(other.get()).isEmpty()) {
                return lacks("fieldName");
            }
            boolean inclusive = properties.truth(false, "inclusive");
            return of(column() + (inclusive ? loose : strict) + name(other.get()));
        }

        private RowCondition reference(String operator) {
            if (container.tableName().size() < 2 || dialect == SqlDialect.GLUE) {
                return impossible("what it refers to is no table of a database");
            }
            return Reference.of(check, container)
                    .map(r -> {
                        String key = dialect.name(r.column());
                        return of(exactly(column()) + operator + "(SELECT " + key + " FROM " + dialect.name(r.table())
                                + " WHERE " + key + " IS NOT NULL)");
                    })
                    .orElseGet(() -> impossible(
                            "the table that it refers to is in no place where SQL finds it by a name that is known"));
        }

        private RowCondition predicted() {
            Optional<String> expression = properties.text("expression");
            Optional<BigDecimal> tolerance = properties.number("tolerance");
            return expression.isEmpty() || tolerance.isEmpty()
                    ? lacks("expression and tolerance")
                    : of("ABS(" + column() + " - (" + expression.get() + ")) <= " + dialect.number(tolerance.get()));
        }

        private RowCondition range(Range range) {
            String lower = range.min().map(this::literal).orElse("");
            String upper = range.max().map(this::literal).orElse("");
            String below = column() + (range.includesMin() ? " >= " : " > ") + lower;
            String above = column() + (range.includesMax() ? " <= " : " < ") + upper;
            if (upper.isEmpty()) {
                return of(below);
            }
            return lower.isEmpty() ? of(above) : of("(" + below + " AND " + above + ")");
        }

        private String literal(Object value) {
            Family family = family();
            if (family.isTime()) {
                return dialect.time(family, String.valueOf(value));
            }
            if (family == Family.BOOLEAN) {
                return dialect.truth(Boolean.parseBoolean(String.valueOf(value)));
            }
            return family.isNumber()
                    ? RuleValues.numberIn(value)
                            .map(dialect::number)
                            .orElseGet(() -> dialect.text(String.valueOf(value)))
                    : dialect.text(String.valueOf(value));
        }
    }
}
