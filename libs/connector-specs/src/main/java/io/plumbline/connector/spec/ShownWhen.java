package io.plumbline.connector.spec;

import java.util.List;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * The condition under which a field exists: another field, earlier in the form, is shown and has one of these values. A field
 * that isn't shown is neither required nor accepted.
 *
 * @param values as a form shows them: text, or {@code true} and {@code false}
 */
public record ShownWhen(String field, List<String> values) {

    public ShownWhen {
        requireNonNull(field, "field");
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values: none (expected: at least one)");
        }
    }

    /** True if the other field's value, null when absent, is one of those that show this one. */
    public boolean holds(@Nullable Object value) {
        return value != null && values.contains(value.toString());
    }

    /** The condition in words. */
    public String words() {
        return field + " " + String.join(" or ", values);
    }
}
