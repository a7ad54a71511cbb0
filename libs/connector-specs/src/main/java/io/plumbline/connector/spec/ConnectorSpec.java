package io.plumbline.connector.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * One type of source: its name, its fields, and the check of what a user sends for them.
 *
 * @param type the stable key, such as {@code postgresql}
 * @param summary one sentence that tells a user what this connects to
 * @param rights what the source must grant, in words or as a statement to paste
 */
public record ConnectorSpec(
        String type, String displayName, ConnectorKind kind, String summary, String rights, List<FieldSpec> fields) {

    public ConnectorSpec {
        requireNonNull(type, "type");
        requireNonNull(displayName, "displayName");
        requireNonNull(kind, "kind");
        requireNonNull(summary, "summary");
        requireNonNull(rights, "rights");
        fields = List.copyOf(fields);
    }

    /** The field of that name. Empty if the connector has none. */
    public Optional<FieldSpec> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Names of the fields that are secrets. */
    public Set<String> secretNames() {
        return names(fields.stream().filter(FieldSpec::secret).toList());
    }

    /** Names of the fields whose change makes every stored secret invalid, so that a password can't be aimed elsewhere. */
    public Set<String> secretBindingNames() {
        return names(fields.stream().filter(FieldSpec::bindsSecrets).toList());
    }

    /**
     * Checks a request's properties (values as JSON gives them: strings, whole numbers, booleans) and the names of the secrets
     * that came with it, and fills in defaults. A property that is null counts as absent.
     */
    public Validation validate(Map<String, ?> properties, Set<String> secretsGiven) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> complete = new LinkedHashMap<>();
        for (FieldSpec field : fields) {
            if (field.secret()) {
                checkSecret(field, secretsGiven, problems);
            } else {
                checkProperty(field, properties.get(field.name()), complete, problems);
            }
        }
        refuseUnknown(properties.keySet(), secretsGiven, problems);
        return new Validation(complete, problems);
    }

    private static void checkSecret(FieldSpec field, Set<String> given, List<Problem> problems) {
        if (field.required() && !given.contains(field.name())) {
            problems.add(new Problem("/secrets/" + pointer(field.name()), "absent", field.label() + ", required"));
        }
    }

    private static void checkProperty(
            FieldSpec field, @Nullable Object value, Map<String, Object> complete, List<Problem> problems) {
        String pointer = "/properties/" + pointer(field.name());
        Object fallback = field.defaultValue();
        if (value == null) {
            if (fallback != null) {
                complete.put(field.name(), fallback);
            } else if (field.required()) {
                problems.add(new Problem(pointer, "absent", field.expected()));
            }
        } else if (field.accepts(value)) {
            complete.put(field.name(), field.type() == FieldType.INTEGER ? ((Number) value).longValue() : value);
        } else {
            problems.add(new Problem(pointer, shown(value), field.expected()));
        }
    }

    private void refuseUnknown(Set<String> properties, Set<String> secrets, List<Problem> problems) {
        Set<String> known = names(fields.stream().filter(f -> !f.secret()).toList());
        for (String name : properties) {
            if (secretNames().contains(name)) {
                problems.add(
                        new Problem("/properties/" + pointer(name), "a value", "the secret under /secrets/" + name));
            } else if (!known.contains(name)) {
                problems.add(new Problem(
                        "/properties/" + pointer(name), "unknown field", "one of " + String.join(", ", known)));
            }
        }
        for (String name : secrets) {
            if (!secretNames().contains(name)) {
                String expected = secretNames().isEmpty() ? "no secrets" : "one of " + String.join(", ", secretNames());
                problems.add(new Problem("/secrets/" + pointer(name), "unknown secret", expected));
            }
        }
    }

    private static Set<String> names(List<FieldSpec> fields) {
        return fields.stream().map(FieldSpec::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String shown(Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return value instanceof Map ? "an object" : value instanceof Iterable ? "a list" : "an unknown kind of value";
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
