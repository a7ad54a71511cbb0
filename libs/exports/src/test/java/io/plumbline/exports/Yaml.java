package io.plumbline.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads a document with two parsers, of YAML 1.1 and 1.2, which must agree. */
final class Yaml {
    private Yaml() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<String, Object> old =
                (Map<String, Object>) new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text);
        // Read at once: the engine fails where the end of its buffer parts a character of two units.
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setBufferSize(text.length() + 1)
                .build();
        Map<String, Object> present = (Map<String, Object>) new Load(settings).loadFromString(text);
        assertThat(texts(old)).isEqualTo(texts(present));
        return present;
    }

    /** Numbers may differ in their Java types between the two. */
    private static Object texts(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> texts = new LinkedHashMap<>();
            map.forEach((k, v) -> texts.put(String.valueOf(k), texts(v)));
            return texts;
        }
        return value instanceof List<?> list
                ? list.stream().map(Yaml::texts).toList()
                : value instanceof Number ? new java.math.BigDecimal(value.toString()).stripTrailingZeros() : value;
    }

    /** All maps anywhere in the tree that meet the condition. */
    static List<Map<?, ?>> all(Object tree, Predicate<Map<?, ?>> condition) {
        List<Map<?, ?>> found = new ArrayList<>();
        collect(tree, condition, found);
        return found;
    }

    private static void collect(Object tree, Predicate<Map<?, ?>> condition, List<Map<?, ?>> found) {
        if (tree instanceof Map<?, ?> map) {
            if (condition.test(map)) {
                found.add(map);
            }
            map.values().stream().filter(Objects::nonNull).forEach(v -> collect(v, condition, found));
        } else if (tree instanceof List<?> list) {
            list.stream().filter(Objects::nonNull).forEach(v -> collect(v, condition, found));
        }
    }
}
