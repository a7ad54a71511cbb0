package io.plumbline.connector.spec;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * One field of a connector's form. Complete enough that a form can be drawn and a request checked from it alone.
 *
 * @param help one sentence for whoever fills the form
 * @param defaultValue used when the field is absent; null if there is none
 * @param grammar the shape of a TEXT value; null if any text will do
 * @param choices the values of a CHOICE field, else empty
 * @param min the least INTEGER value; null if unbounded
 * @param max the greatest INTEGER value; null if unbounded
 * @param example a value as it might look, for a form to show while the field is empty; null if that helps nobody
 * @param multiLine true if the value has lines, such as a key in PEM: a form offers a text area
 * @param group the heading under which a form shows the field
 * @param bindsSecrets true if a stored secret is only good for this value: changing it demands the secrets again
 * @param shownWhen the condition under which the field exists; null if it always does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldSpec(
        String name,
        String label,
        String help,
        FieldType type,
        boolean required,
        @JsonProperty("default") @Nullable Object defaultValue,
        @Nullable Grammar grammar,
        List<Choice> choices,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable String example,
        boolean multiLine,
        String group,
        boolean bindsSecrets,
        @Nullable ShownWhen shownWhen) {

    public FieldSpec {
        requireNonNull(name, "name");
        requireNonNull(label, "label");
        requireNonNull(help, "help");
        requireNonNull(type, "type");
        requireNonNull(group, "group");
        choices = List.copyOf(choices);
        if ((type == FieldType.CHOICE) == choices.isEmpty()) {
            throw new IllegalArgumentException("choices: " + choices + " (expected: some for CHOICE, else none)");
        }
    }

    /** True if the value is sealed on arrival and never shown again. */
    @JsonProperty
    public boolean secret() {
        return type == FieldType.SECRET;
    }

    /** What a value of this field looks like, in words. */
    public String expected() {
        return switch (type) {
            case TEXT -> grammar == null ? "text" : grammar.explanation();
            case INTEGER -> "a whole number" + range();
            case BOOLEAN -> "true or false";
            case CHOICE ->
                "one of "
                        + String.join(", ", choices.stream().map(Choice::value).toList());
            case SECRET -> "a secret under /secrets/" + name;
        };
    }

    /** True if a value from a JSON document (a string, number or boolean) is of this field's type and shape. */
    public boolean accepts(Object value) {
        return switch (type) {
            case TEXT -> value instanceof String text && (grammar == null || grammar.matches(text));
            case INTEGER -> isWhole(value) && inRange(((Number) value).longValue());
            case BOOLEAN -> value instanceof Boolean;
            case CHOICE -> choices.stream().anyMatch(c -> c.value().equals(value));
            case SECRET -> false;
        };
    }

    private boolean inRange(long value) {
        return (min == null || value >= min) && (max == null || value <= max);
    }

    private String range() {
        return min == null && max == null ? "" : " from " + min + " to " + max;
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof java.math.BigInteger big && big.bitLength() < 64;
    }
}
