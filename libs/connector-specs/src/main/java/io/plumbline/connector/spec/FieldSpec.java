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
 * @param group the heading under which a form shows the field
 * @param bindsSecrets true if a stored secret is only good for this value: changing it demands the secrets again
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
        String group,
        boolean bindsSecrets) {

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

    static FieldSpec text(String name, String label, Grammar grammar, String help) {
        return of(name, label, help, FieldType.TEXT, List.of()).withGrammar(grammar);
    }

    static FieldSpec choice(String name, String label, String help, Choice... choices) {
        return of(name, label, help, FieldType.CHOICE, List.of(choices));
    }

    static FieldSpec flag(String name, String label, String help) {
        return of(name, label, help, FieldType.BOOLEAN, List.of());
    }

    static FieldSpec secret(String name, String label, String help) {
        return of(name, label, help, FieldType.SECRET, List.of());
    }

    static FieldSpec integer(String name, String label, long min, long max, String help) {
        FieldSpec f = of(name, label, help, FieldType.INTEGER, List.of());
        return new FieldSpec(
                name, label, help, f.type, f.required, null, null, f.choices, min, max, f.group, f.bindsSecrets);
    }

    private static FieldSpec of(String name, String label, String help, FieldType type, List<Choice> choices) {
        return new FieldSpec(name, label, help, type, false, null, null, choices, null, null, "Options", false);
    }

    FieldSpec asRequired() {
        return new FieldSpec(
                name, label, help, type, true, defaultValue, grammar, choices, min, max, group, bindsSecrets);
    }

    FieldSpec withDefault(Object value) {
        return new FieldSpec(name, label, help, type, required, value, grammar, choices, min, max, group, bindsSecrets);
    }

    FieldSpec inGroup(String heading) {
        return new FieldSpec(
                name, label, help, type, required, defaultValue, grammar, choices, min, max, heading, bindsSecrets);
    }

    FieldSpec bindingSecrets() {
        return new FieldSpec(name, label, help, type, required, defaultValue, grammar, choices, min, max, group, true);
    }

    private FieldSpec withGrammar(Grammar shape) {
        return new FieldSpec(
                name, label, help, type, required, defaultValue, shape, choices, min, max, group, bindsSecrets);
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
