package io.plumbline.exports.dbt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** dbt reads the texts of its documents as Jinja templates: what opens an expression there is written as one that gives itself. */
final class Jinja {
    private static final Pattern OPENING = Pattern.compile("\\{\\{|\\{%|\\{#");

    private Jinja() {}

    static String escaped(String text) {
        return OPENING.matcher(text).replaceAll(found -> Matcher.quoteReplacement("{{ '" + found.group() + "' }}"));
    }

    /** The tree with all its texts escaped; keys are ours. */
    static Map<String, @Nullable Object> escaped(Map<String, ?> tree) {
        Map<String, @Nullable Object> escaped = new LinkedHashMap<>();
        tree.forEach((key, value) -> escaped.put(key, any(value)));
        return escaped;
    }

    private static @Nullable Object any(@Nullable Object value) {
        if (value instanceof String text) {
            return escaped(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Jinja::any).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> texts = new LinkedHashMap<>();
            map.forEach((key, entry) -> texts.put(escaped(String.valueOf(key)), any(entry)));
            return texts;
        }
        return value;
    }
}
