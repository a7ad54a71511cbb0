package io.plumbline.exports.dqdl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Aggregate;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.CheckTree;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Range;
import io.plumbline.exports.rule.RowCondition;
import io.plumbline.exports.rule.RuleValues;
import io.plumbline.exports.rule.SqlDialect;
import io.plumbline.exports.rule.Statements;
import io.plumbline.exports.rule.WholePattern;
import io.plumbline.exports.text.JsonText;
import io.plumbline.exports.text.YamlText;

/**
 * A ruleset in the language of AWS Glue Data Quality, which Deequ runs too. What no rule of its own says, a {@code CustomSql} does,
 * in Spark's SQL over the table {@code primary}; what neither can say stands in comments before the rules. Glue's parser accepts
 * escaped quotes in a text but leaves the backslash in it, so a text with a quote can't be said.
 */
public final class DqdlRuleset {

    /** Quoted texts that the grammar takes for dates and times. */
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}:\\d{2}( AM| PM)?");

    private static final String TABLE = "primary";

    private final ExportedContainer container;

    private DqdlRuleset(ExportedContainer container) {
        // Glue runs Spark, whatever the source is.
        this.container = new ExportedContainer(
                container.id(),
                container.datastore(),
                "glue",
                container.address(),
                container.name(),
                List.of(TABLE),
                container.kind(),
                container.comment(),
                container.columns(),
                container.checks(),
                container.measured());
    }

    public static String write(ExportedContainer container) {
        return new DqdlRuleset(container).ruleset();
    }

    private String ruleset() {
        StringBuilder comments = new StringBuilder();
        List<String> rules = new ArrayList<>();
        for (Check check : container.checks()) {
            String told = YamlText.comment(check.id() + ": " + check.description());
            Optional<String> rule = rule(check);
            if (rule.isPresent()) {
                rules.add("    " + told + "    " + rule.get());
            } else {
                String reason = RowCondition.of(check, container).reason();
                comments.append(comments.isEmpty() ? "# Checks that the language has no words for:\n" : "")
                        .append(YamlText.comment(JsonText.line(CheckTree.unmapped(
                                        check,
                                        reason.isEmpty()
                                                ? "no rule of the language says the same, or its text has a quote or a variable"
                                                : reason)
                                .map())));
            }
        }
        if (rules.isEmpty()) {
            rules.add("    # The language wants at least one rule; this one always holds.\n    RowCount >= 0");
        }
        return comments + "Rules = [\n" + String.join(",\n", rules) + "\n]\n";
    }

    private Optional<String> rule(Check check) {
        boolean named = check.fields().size() == 1
                && container
                        .column(check.field())
                        .filter(c -> sayable(c.name()))
                        .isPresent();
        if (check.filter() != null && !sayable(check.filter())) {
            return Optional.empty();
        }
        Optional<String> own = named ? own(check, quoted(name(check))) : Optional.empty();
        return own.or(() -> sql(check));
    }

    /** Whether it stays what it is within double quotes. */
    private static boolean sayable(String text) {
        return !text.isEmpty()
                && text.indexOf('"') < 0
                && !text.contains("${")
                && !text.endsWith("\\")
                && !MOMENT.matcher(text).matches();
    }

    private Optional<String> own(Check check, String column) {
        RuleValues properties = new RuleValues(check);
        return switch (check.rule()) {
            case "notNull" ->
                Optional.of(
                        check.complete()
                                ? "IsComplete " + column + where(check)
                                : "Completeness " + column + " >= " + share(check) + where(check));
            case "unique" -> check.complete() ? Optional.of("IsUnique " + column + where(check)) : Optional.empty();
            case "expectedValues" ->
                values(properties.list("list")).map(list -> values(check, column, " in [" + list + "]"));
            case "matchesPattern" ->
                properties
                        .text("pattern")
                        .map(p -> WholePattern.of(p.replace("\"", "\\x22")))
                        .map(p -> values(check, column, " matches " + quoted(p)));
            case "notFuture" -> Optional.of(values(check, column, " <= now()"));
            case "distinctCount", "sum" ->
                Aggregate.of(check)
                        .map(a -> (a.function().equals("sum") ? "Sum " : "DistinctValuesCount ")
                                + column
                                + compared(a)
                                + where(check));
            default -> Range.of(check).filter(Range::numeric).flatMap(range -> range(check, column, range));
        };
    }

    private static String compared(Aggregate aggregate) {
        String equal = aggregate.includesEnds() ? "=" : "";
        if (aggregate.exact()) {
            return " = " + aggregate.lower().orElseThrow().toPlainString();
        }
        return aggregate.lower().isPresent()
                ? " >" + equal + " " + aggregate.lower().get().toPlainString()
                : " <" + equal + " " + aggregate.upper().orElseThrow().toPlainString();
    }

    private Optional<String> range(Check check, String column, Range range) {
        Optional<String> below = range.lower()
                .map(min -> values(check, column, (range.includesMin() ? " >= " : " > ") + min.toPlainString()));
        Optional<String> above = range.upper()
                .map(max -> values(check, column, (range.includesMax() ? " <= " : " < ") + max.toPlainString()));
        if (below.isPresent() && above.isPresent()) {
            // Two rules with a threshold each would let twice as many rows fail.
            return check.complete() ? Optional.of("(" + below.get() + ") and (" + above.get() + ")") : Optional.empty();
        }
        return below.or(() -> above);
    }

    /** Texts or numbers; empty for a text that the grammar takes for a moment. */
    private static Optional<String> values(List<Object> list) {
        boolean numbers = list.stream().allMatch(Number.class::isInstance);
        boolean sayable = numbers || list.stream().allMatch(v -> v instanceof String text && sayable(text));
        return list.isEmpty() || !sayable
                ? Optional.empty()
                : Optional.of(list.stream()
                        .map(v -> numbers ? new BigDecimal(v.toString()).toPlainString() : quoted(v.toString()))
                        .collect(Collectors.joining(", ")));
    }

    /** Nulls aren't judged. */
    private String values(Check check, String column, String condition) {
        String present = SqlDialect.GLUE.name(name(check)) + " is not null";
        String rows = check.filter() == null ? present : present + " and (" + check.filter() + ")";
        String threshold = check.complete() ? "" : " with threshold >= " + share(check);
        return "ColumnValues " + column + condition + " where " + quoted(rows) + threshold;
    }

    private static String where(Check check) {
        return check.filter() == null ? "" : " where " + quoted(check.filter());
    }

    private static String share(Check check) {
        return BigDecimal.valueOf(check.coverage()).toPlainString();
    }

    private Optional<String> sql(Check check) {
        boolean columns = !check.fields().isEmpty()
                && check.fields().stream().allMatch(f -> container.column(f).isPresent());
        if (check.rule().equals("unique") && columns) {
            return check.complete()
                    ? custom(Statements.duplicates(check, container), " = 0")
                    : custom(
                            Statements.repeatedPercent(check, container),
                            " <= " + Statements.allowedPercent(check).toPlainString());
        }
        Optional<String> condition = RowCondition.of(check, container).sql();
        if (condition.isPresent()) {
            return check.complete()
                    ? custom(Statements.count(check, condition.get(), TABLE), " = 0")
                    : custom(
                            Statements.percent(check, condition.get(), TABLE),
                            " <= " + Statements.allowedPercent(check).toPlainString());
        }
        return columns
                ? Aggregate.of(check)
                        .flatMap(a -> custom(
                                "SELECT "
                                        + a.sql(Statements.columns(check, container)
                                                .get(0)) + " FROM " + TABLE + Statements.where(check),
                                compared(a)))
                : Optional.empty();
    }

    private static Optional<String> custom(String sql, String comparison) {
        return sayable(sql) ? Optional.of("CustomSql " + quoted(sql) + comparison) : Optional.empty();
    }

    private String name(Check check) {
        return container.column(check.field()).map(Column::name).orElse(check.field());
    }

    /** Of a text that can be said. */
    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
