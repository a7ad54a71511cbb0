package io.plumbline.exports.odcs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

import io.plumbline.exports.rule.Check;

/**
 * Reads the checks of a data contract: ours unchanged, and of others the standard's metrics. What can't be read as a check is
 * told, never left out.
 */
public final class OdcsReader {
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int DEEPEST = 50;

    private OdcsReader() {}

    /**
     * What a contract says of one container.
     *
     * @param name of the schema's first object
     * @param columns names of its properties
     * @param unread quality rules that are no check of ours, each with the reason
     */
    public record Contract(String name, List<String> columns, List<Check> checks, List<String> unread) {}

    /** @throws IllegalArgumentException if it is no YAML, or no contract with a schema */
    public static Contract read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LARGEST);
        Object loaded;
        try {
            loaded = new Yaml(new ExactNumbers(options)).load(yaml);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("contract: not YAML (expected: a data contract): " + e.getMessage(), e);
        }
        Map<String, Object> contract = map(loaded);
        if (!"DataContract".equals(contract.get("kind"))) {
            throw new IllegalArgumentException(
                    "kind: " + contract.get("kind") + " (expected: DataContract, as the standard writes it)");
        }
        List<Map<String, Object>> schema = maps(contract.get("schema"));
        if (schema.isEmpty()) {
            throw new IllegalArgumentException("schema: absent or empty (expected: at least one object)");
        }
        Map<String, Object> object = schema.get(0);
        List<Check> checks = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (Map<String, Object> property : maps(object.get("properties"))) {
            String column = String.valueOf(property.get("name"));
            columns.add(column);
            maps(property.get("quality")).forEach(q -> add(q, List.of(column), checks, unread));
        }
        maps(object.get("quality")).forEach(q -> add(q, List.of(), checks, unread));
        return new Contract(String.valueOf(object.get("name")), columns, List.copyOf(checks), List.copyOf(unread));
    }

    /** Keeps all digits of a number; the library's own makes doubles. */
    private static final class ExactNumbers extends SafeConstructor {
        private ExactNumbers(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.FLOAT, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String text = constructScalar((ScalarNode) node);
                    try {
                        return new BigDecimal(text);
                    } catch (NumberFormatException e) {
                        // Infinity, not-a-number and base 60, which contracts of others may hold.
                        return text;
                    }
                }
            });
        }
    }

    private static void add(Map<String, Object> quality, List<String> fields, List<Check> checks, List<String> unread) {
        Optional<Check> own = maps(quality.get("customProperties")).stream()
                .filter(p -> OdcsContract.CHECK.equals(p.get("property")))
                .map(p -> ours(map(p.get("value"))))
                .findFirst();
        Optional<Check> check = own.or(() -> metric(quality, fields));
        if (check.isPresent()) {
            checks.add(check.get());
        } else {
            unread.add(name(quality) + ": type " + quality.getOrDefault("type", "library") + ", metric "
                    + quality.get("metric")
                    + " (expected: one of nullValues, duplicateValues, invalidValues with mustBe 0"
                    + " or a percentage, or a check of ours)");
        }
    }

    private static Check ours(Map<String, Object> tree) {
        Map<String, Object> properties = new LinkedHashMap<>();
        map(tree.get("properties")).forEach((name, value) -> properties.put(name, plain(value)));
        Map<String, Object> evidence = new LinkedHashMap<>();
        map(tree.get("evidence")).forEach((name, value) -> evidence.put(name, plain(value)));
        Object filter = tree.get("filter");
        return new Check(
                String.valueOf(tree.get("id")),
                String.valueOf(tree.get("rule")),
                texts(tree.get("fields")),
                properties,
                new BigDecimal(String.valueOf(tree.get("coverage"))).doubleValue(),
                filter == null ? null : filter.toString(),
                String.valueOf(tree.getOrDefault("description", "")),
                texts(tree.get("tags")),
                evidence);
    }

    private static Optional<Check> metric(Map<String, Object> quality, List<String> fields) {
        Optional<Double> coverage = coverage(quality);
        String metric = String.valueOf(quality.get("metric"));
        Map<String, Object> arguments = map(quality.get("arguments"));
        if (coverage.isEmpty()) {
            return Optional.empty();
        }
        List<String> named = fields.isEmpty() ? texts(arguments.get("properties")) : fields;
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Object values = arguments.get("validValues");
        Object pattern = arguments.get("pattern");
        return switch (metric) {
            case "nullValues" -> Optional.of(check("notNull", quality, named, Map.of(), coverage.get()));
            case "duplicateValues" -> Optional.of(check("unique", quality, named, Map.of(), coverage.get()));
            case "invalidValues" -> {
                if (values instanceof List<?> list) {
                    List<Object> plain = list.stream().map(OdcsReader::plain).toList();
                    yield Optional.of(check("expectedValues", quality, named, Map.of("list", plain), coverage.get()));
                }
                yield pattern == null
                        ? Optional.empty()
                        : Optional.of(check(
                                "matchesPattern",
                                quality,
                                named,
                                Map.of("pattern", pattern.toString()),
                                coverage.get()));
            }
            default -> Optional.empty();
        };
    }

    /** 1 for "none may fail"; less for a percentage that may. */
    private static Optional<Double> coverage(Map<String, Object> quality) {
        if (quality.get("mustBe") instanceof Number none && none.doubleValue() == 0) {
            return Optional.of(1.0);
        }
        boolean percent = "percent".equals(quality.get("unit"));
        return percent
                        && quality.get("mustBeLessOrEqualTo") instanceof Number most
                        && most.doubleValue() >= 0
                        && most.doubleValue() < 100
                ? Optional.of(BigDecimal.ONE
                        .subtract(new BigDecimal(most.toString()).movePointLeft(2))
                        .doubleValue())
                : Optional.empty();
    }

    private static Check check(
            String rule,
            Map<String, Object> quality,
            List<String> fields,
            Map<String, Object> properties,
            double coverage) {
        Object description = quality.get("description");
        return new Check(
                name(quality),
                rule,
                fields,
                properties,
                coverage,
                null,
                description == null ? "" : description.toString(),
                texts(quality.get("tags")),
                Map.of());
    }

    private static String name(Map<String, Object> quality) {
        return String.valueOf(quality.getOrDefault("name", "quality rule without a name"));
    }

    /** Numbers as decimals, as checks hold them. */
    private static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(OdcsReader::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, entry) -> plain.put(String.valueOf(key), plain(entry)));
            return plain;
        }
        return value instanceof Number ? new BigDecimal(value.toString()) : value;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, entry) -> {
                if (entry != null) {
                    map.put(String.valueOf(key), entry);
                }
            });
        }
        return map;
    }

    private static List<Map<String, Object>> maps(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(OdcsReader::map).toList()
                : List.of();
    }
}
