package io.plumbline.connector.spec;

import java.util.Map;
import java.util.Optional;

/** The values of a form that has passed its check; defaults are in place, a field that isn't shown is absent. */
final class CheckedFields {

    private final Map<String, Object> values;

    CheckedFields(Map<String, Object> values) {
        this.values = values;
    }

    /** The text of a field that is always there. */
    String text(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(name + ": absent (expected: text)"));
    }

    Optional<String> find(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    long number(String name) {
        if (values.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(name + ": absent (expected: a whole number)");
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    boolean is(String name, String value) {
        return value.equals(values.get(name));
    }

    /** The host and port fields as one address. */
    Endpoint endpoint() {
        return new Endpoint(host("host"), Math.toIntExact(number("port")));
    }

    String host(String name) {
        return Hosts.normalized(text(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        name + ": refused (expected: " + Grammar.HOST.explanation() + ")"));
    }
}
