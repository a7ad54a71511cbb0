package io.plumbline.figures;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.GroupKey;

/**
 * The rows of a group as a Spark SQL condition. Names and values are written so that nothing in them can end them; backslashes are as Spark
 * reads them unless {@code spark.sql.parser.escapedStringLiterals} is set.
 */
public final class GroupFilter {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7F;

    private GroupFilter() {}

    /**
     * By the names of the fields, so that it doesn't depend on their order in the criterion.
     *
     * @param names of the criterion's fields
     * @param shapes of the same
     * @param key its values, in the same order
     */
    public static String of(List<String> names, List<FieldShape> shapes, GroupKey key) {
        TreeMap<String, String> conditions = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = key.values().get(i);
            conditions.put(
                    names.get(i),
                    name(names.get(i)) + (value == null ? " IS NULL" : " = " + literal(shapes.get(i), value)));
        }
        return String.join(" AND ", conditions.values());
    }

    /** In words, in one line. */
    public static String words(List<String> names, GroupKey key) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + " is " + shown(key.values().get(i)))
                .collect(Collectors.joining(" and "))
                .replaceAll("\\p{Cntrl}", " ");
    }

    private static String shown(@Nullable String value) {
        return value == null ? "missing" : value.isBlank() ? "\"" + value + "\"" : value;
    }

    static String name(String field) {
        return "`" + field.replace("`", "``") + "`";
    }

    private static String literal(FieldShape shape, String value) {
        return switch (shape.domain()) {
            case TEXT -> text(value);
            case BOOLEAN -> value;
            case LONG -> shape.sparkType().startsWith("decimal") ? value + "BD" : value;
            case DECIMAL -> value + "BD";
            case FLOAT -> "CAST('" + value + "' AS FLOAT)";
            case DOUBLE -> "CAST('" + value + "' AS DOUBLE)";
            case DATE -> "DATE '" + value + "'";
            case INSTANT -> "TIMESTAMP '" + value + "'";
            case LOCAL_DATE_TIME -> "TIMESTAMP_NTZ '" + value + "'";
            case BYTES, SIZE, NONE ->
                throw new IllegalArgumentException("groupBy: " + shape.path() + " of " + shape.sparkType()
                        + " (expected: text, number, truth value, date or time)");
        };
    }

    private static String text(String value) {
        StringBuilder literal = new StringBuilder("'");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '\'') {
                literal.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE || c == DELETE) {
                literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                literal.append(c);
            }
        }
        return literal.append('\'').toString();
    }
}
