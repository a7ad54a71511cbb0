package io.plumbline.api.rule;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A parameter of a rule.
 *
 * @param identity whether two checks that differ in it are different checks
 * @param choices of a CHOICE or CHOICES; else empty
 * @param meaning in words
 */
public record RuleProperty(
        String name, PropertyType type, boolean required, boolean identity, List<String> choices, String meaning) {

    public RuleProperty {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        choices = List.copyOf(choices);
        requireNonNull(meaning, "meaning");
    }

    static RuleProperty needed(String name, PropertyType type, String meaning) {
        return new RuleProperty(name, type, true, false, List.of(), meaning);
    }

    static RuleProperty maybe(String name, PropertyType type, String meaning) {
        return new RuleProperty(name, type, false, false, List.of(), meaning);
    }

    static RuleProperty choice(String name, String meaning, String... choices) {
        return new RuleProperty(name, PropertyType.CHOICE, true, false, List.of(choices), meaning);
    }

    /** The same as part of what makes the check the one that it is. */
    RuleProperty naming() {
        return new RuleProperty(name, type, required, true, choices, meaning);
    }

    /** Whether it stays as it is for good: it says what is compared with what. Only expressions can be written anew. */
    public boolean frozen() {
        return identity && type != PropertyType.EXPRESSION;
    }

    /** What is expected, for people. */
    public String words() {
        return choices.isEmpty() ? type.words() : type.words() + " " + String.join(", ", choices);
    }
}
