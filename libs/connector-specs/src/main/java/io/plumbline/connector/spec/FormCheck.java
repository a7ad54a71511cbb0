package io.plumbline.connector.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** One check of what a user sent against a connector's fields. Fields are looked at in their order, so that conditions hold. */
final class FormCheck {

    private final ConnectorSpec spec;
    private final Map<String, Object> complete = new LinkedHashMap<>();
    private final Set<String> notShown = new LinkedHashSet<>();
    /** Fields whose own value is wrong, and those that hang on them: nothing more can be said about the latter. */
    private final Set<String> undecided = new HashSet<>();

    private final List<Fault> faults = new ArrayList<>();

    /** A problem, and the place of its field in the form; unknown names come last. */
    private record Fault(int place, Problem problem) {}

    FormCheck(ConnectorSpec spec) {
        this.spec = spec;
    }

    FormCheck of(Map<String, ?> properties) {
        for (FieldSpec field : spec.fields()) {
            if (!decided(field)) {
                undecided.add(field.name());
            } else if (!shown(field)) {
                notShown.add(field.name());
                if (!field.secret() && properties.get(field.name()) != null) {
                    add(field, propertyPointer(field.name()), "given", onlyWith(field));
                }
            } else if (!field.secret()) {
                checkProperty(field, properties.get(field.name()));
            }
        }
        refuseUnknown(properties);
        return this;
    }

    FormCheck withSecrets(Set<String> given) {
        for (FieldSpec field : spec.fields()) {
            String pointer = secretPointer(field.name());
            if (!field.secret() || undecided.contains(field.name())) {
                continue;
            }
            if (notShown.contains(field.name())) {
                if (given.contains(field.name())) {
                    add(field, pointer, "given", onlyWith(field));
                }
            } else if (field.required() && !given.contains(field.name())) {
                add(field, pointer, "absent", field.label() + ", required");
            }
        }
        Set<String> known = spec.secretNames();
        for (String name : given) {
            if (!known.contains(name)) {
                String expected = known.isEmpty() ? "no secrets" : "one of " + String.join(", ", known);
                faults.add(
                        new Fault(spec.fields().size(), new Problem(secretPointer(name), "unknown secret", expected)));
            }
        }
        return this;
    }

    Set<String> notShown() {
        return notShown;
    }

    Validation outcome() {
        List<Problem> problems = faults.stream()
                .sorted(Comparator.comparingInt(Fault::place))
                .map(Fault::problem)
                .toList();
        return new Validation(complete, problems);
    }

    private boolean decided(FieldSpec field) {
        ShownWhen condition = field.shownWhen();
        return condition == null || !undecided.contains(condition.field());
    }

    private boolean shown(FieldSpec field) {
        ShownWhen condition = field.shownWhen();
        return condition == null || condition.holds(complete.get(condition.field()));
    }

    private void checkProperty(FieldSpec field, @Nullable Object value) {
        String pointer = propertyPointer(field.name());
        Object fallback = field.defaultValue();
        if (value == null) {
            if (fallback != null) {
                complete.put(field.name(), fallback);
            } else if (field.required()) {
                undecided.add(field.name());
                add(field, pointer, "absent", field.expected());
            }
        } else if (field.accepts(value)) {
            complete.put(field.name(), field.type() == FieldType.INTEGER ? ((Number) value).longValue() : value);
        } else {
            undecided.add(field.name());
            add(field, pointer, shownValue(value), field.expected());
        }
    }

    private void refuseUnknown(Map<String, ?> properties) {
        Set<String> known = ConnectorSpec.names(
                spec.fields().stream().filter(f -> !f.secret()).toList());
        for (String name : properties.keySet()) {
            if (known.contains(name)) {
                continue;
            }
            Problem problem = spec.secretNames().contains(name)
                    ? new Problem(propertyPointer(name), "a value", "the secret under /secrets/" + name)
                    : new Problem(propertyPointer(name), "unknown field", "one of " + String.join(", ", known));
            faults.add(new Fault(spec.fields().size(), problem));
        }
    }

    private void add(FieldSpec field, String pointer, String given, String expected) {
        faults.add(new Fault(spec.fields().indexOf(field), new Problem(pointer, given, expected)));
    }

    private static String onlyWith(FieldSpec field) {
        ShownWhen condition = field.shownWhen();
        return condition == null ? "absent" : "only with " + condition.words();
    }

    private static String shownValue(Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return value instanceof Map ? "an object" : value instanceof Iterable ? "a list" : "an unknown kind of value";
    }

    private static String propertyPointer(String name) {
        return "/properties/" + escaped(name);
    }

    private static String secretPointer(String name) {
        return "/secrets/" + escaped(name);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
