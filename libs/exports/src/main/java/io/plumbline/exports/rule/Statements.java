package io.plumbline.exports.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.plumbline.exports.ExportedContainer;

/** SQL statements around a row's condition. */
public final class Statements {
    private Statements() {}

    /** What a failing row meets: the condition is false, and the filter true. */
    public static String failing(Check check, String condition) {
        return "NOT (" + condition + ")" + and(check);
    }

    /** Counts failing rows. */
    public static String count(Check check, String condition, String table) {
        return "SELECT COUNT(*) FROM " + table + " WHERE " + failing(check, condition);
    }

    /** The percentage of judged rows that fail; 0 if none is judged. */
    public static String percent(Check check, String condition, String table) {
        return "SELECT COALESCE(100.0 * " + bad(condition) + " / NULLIF(" + judged(condition) + ", 0), 0) FROM " + table
                + where(check);
    }

    /** One row with both figures if too many rows fail, and otherwise none. */
    public static String tooMany(Check check, String condition, String table) {
        return "SELECT * FROM (SELECT " + bad(condition) + " AS failing_rows, " + judged(condition)
                + " AS judged_rows FROM " + table + where(check) + ") counted WHERE failing_rows > "
                + allowed(check).toPlainString() + " * judged_rows";
    }

    /** Counts values that occur more than once. */
    public static String duplicates(Check check, ExportedContainer container) {
        return "SELECT COUNT(*) FROM (SELECT COUNT(*) AS occurrences FROM " + table(container) + " WHERE "
                + present(check, container) + and(check) + " GROUP BY " + groups(check, container)
                + " HAVING COUNT(*) > 1) repeated";
    }

    /** The percentage of rows whose values occur in another row too, of those without a null; 0 if there is none. */
    public static String repeatedPercent(Check check, ExportedContainer container) {
        return "SELECT COALESCE(100.0 * SUM(CASE WHEN occurrences > 1 THEN occurrences ELSE 0 END)"
                + " / NULLIF(SUM(occurrences), 0), 0) FROM (" + occurrences(check, container) + ") counted";
    }

    /** One row with both figures if the values of too many rows occur in another row too, and otherwise none. */
    public static String tooManyRepeated(Check check, ExportedContainer container) {
        return "SELECT * FROM (SELECT SUM(CASE WHEN occurrences > 1 THEN occurrences ELSE 0 END) AS failing_rows,"
                + " SUM(occurrences) AS judged_rows FROM (" + occurrences(check, container)
                + ") counted) figures WHERE failing_rows > " + allowed(check).toPlainString() + " * judged_rows";
    }

    private static String occurrences(Check check, ExportedContainer container) {
        return "SELECT COUNT(*) AS occurrences FROM " + table(container) + " WHERE " + present(check, container)
                + and(check) + " GROUP BY " + groups(check, container);
    }

    private static String groups(Check check, ExportedContainer container) {
        return check.fields().stream()
                .map(container::column)
                .flatMap(Optional::stream)
                .map(c -> {
                    String name = container.dialect().name(c.name());
                    return c.family() == Column.Family.TEXT
                            ? container.dialect().exactly(name)
                            : name;
                })
                .collect(Collectors.joining(", "));
    }

    /** Whether none of the fields is null. */
    public static String present(Check check, ExportedContainer container) {
        return columns(check, container).stream().map(c -> c + " IS NOT NULL").collect(Collectors.joining(" AND "));
    }

    /** The rows that a check judges, for tools that judge nulls too: those of the filter, with values in all fields. */
    public static String judgedRows(Check check, ExportedContainer container) {
        return present(check, container) + and(check);
    }

    /** The share that may fail, from 0 to 1. */
    public static BigDecimal allowed(Check check) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(check.coverage())).stripTrailingZeros();
    }

    /** The same in percent. */
    public static BigDecimal allowedPercent(Check check) {
        return allowed(check).multiply(BigDecimal.valueOf(100)).stripTrailingZeros();
    }

    /** The container's name as a statement has it. */
    public static String table(ExportedContainer container) {
        return container.dialect().name(container.tableName());
    }

    /** Each field's column in quotes. */
    public static List<String> columns(Check check, ExportedContainer container) {
        List<String> names = new ArrayList<>();
        check.fields()
                .forEach(f -> names.add(container
                        .dialect()
                        .name(container.column(f).map(Column::name).orElse(f))));
        return names;
    }

    private static String bad(String condition) {
        return "SUM(CASE WHEN NOT (" + condition + ") THEN 1 ELSE 0 END)";
    }

    private static String judged(String condition) {
        return "SUM(CASE WHEN (" + condition + ") OR NOT (" + condition + ") THEN 1 ELSE 0 END)";
    }

    private static String and(Check check) {
        return check.filter() == null ? "" : " AND (" + check.filter() + ")";
    }

    /** The filter as a clause, with a blank before it; empty text if there is none. */
    public static String where(Check check) {
        return check.filter() == null ? "" : " WHERE " + check.filter();
    }
}
