package io.plumbline.exports.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Writes a tree as block YAML that readers of YAML 1.1 and 1.2 understand alike: every text but a plain word is in double quotes,
 * with JSON's escapes. Libraries choose the quotes by the version that they resolve types for, so that {@code 1e3}, {@code 0o7} or
 * {@code no} is a text to one reader and something else to another. A {@code $} before a brace is escaped as well: tools replace
 * variables in the text of a document before they parse it.
 */
public final class YamlText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    /** Words that some reader takes for something else. */
    private static final Set<String> RESERVED =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    /** @param tree of maps, lists, texts, numbers, booleans and nulls */
    public static String of(Map<String, ?> tree) {
        YamlText yaml = new YamlText();
        yaml.map(tree, 0);
        return yaml.out.toString();
    }

    /** A line that no reader reads, whatever the words hold. JSON stays JSON. */
    public static String comment(String words) {
        StringBuilder line = new StringBuilder("# ");
        words.codePoints().forEach(c -> {
            if (printable(c)) {
                line.appendCodePoint(c);
            } else {
                line.append(escaped(c));
            }
        });
        return line.toString().replace("${", "\\u0024{") + "\n";
    }

    private void map(Map<String, ?> map, int depth) {
        boolean first = true;
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            if (!first) {
                indent(depth);
            }
            first = false;
            out.append(text(entry.getKey())).append(':');
            value(entry.getValue(), depth, true);
        }
    }

    private void value(@Nullable Object value, int depth, boolean inMap) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            if (inMap) {
                out.append('\n');
                indent(depth + 1);
            } else {
                out.append(' ');
            }
            map(keyed(map), depth + 1);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            if (inMap) {
                out.append('\n');
                indent(depth + 1);
            } else {
                out.append(' ');
            }
            list(list, depth + 1);
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void list(List<?> list, int depth) {
        boolean first = true;
        for (Object item : list) {
            if (!first) {
                indent(depth);
            }
            first = false;
            out.append('-');
            value(item, depth, false);
        }
    }

    private void indent(int depth) {
        out.append("  ".repeat(depth));
    }

    @SuppressWarnings("unchecked") // Trees have texts as keys.
    private static Map<String, ?> keyed(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }

    private static String scalar(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map<?, ?>) {
            return "{}";
        }
        if (value instanceof List<?>) {
            return "[]";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : quoted(value.toString());
        }
        return text(value.toString());
    }

    private static String text(String text) {
        boolean plain = WORD.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean variable = c == '$' && i < text.length() && text.charAt(i) == '{';
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (variable || !printable(c)) {
                        quoted.append(escaped(c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static String escaped(int c) {
        return c > 0xFFFF ? String.format("\\U%08X", c) : String.format("\\u%04X", c);
    }

    private static boolean printable(int c) {
        if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xFEFF || c == 0x2028 || c == 0x2029) {
            return false;
        }
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean noCharacter = c == 0xFFFE || c == 0xFFFF;
        return !surrogate && !noCharacter;
    }
}
