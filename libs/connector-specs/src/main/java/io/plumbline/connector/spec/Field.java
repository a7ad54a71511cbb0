package io.plumbline.connector.spec;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A field while a connector describes it. */
final class Field {

    private final String name;
    private final String label;
    private final String help;
    private final FieldType type;
    private final List<Choice> choices;
    private @Nullable Grammar grammar;
    private @Nullable Long min;
    private @Nullable Long max;
    private boolean required;
    private @Nullable Object defaultValue;
    private @Nullable String example;
    private boolean multiLine;
    private String group = "Options";
    private boolean bindsSecrets;
    private @Nullable ShownWhen shownWhen;

    private Field(String name, String label, String help, FieldType type, List<Choice> choices) {
        this.name = name;
        this.label = label;
        this.help = help;
        this.type = type;
        this.choices = choices;
    }

    static Field text(String name, String label, Grammar grammar, String help) {
        Field field = new Field(name, label, help, FieldType.TEXT, List.of());
        field.grammar = grammar;
        return field;
    }

    static Field choice(String name, String label, String help, Choice... choices) {
        return new Field(name, label, help, FieldType.CHOICE, List.of(choices));
    }

    static Field flag(String name, String label, String help) {
        return new Field(name, label, help, FieldType.BOOLEAN, List.of());
    }

    static Field secret(String name, String label, String help) {
        return new Field(name, label, help, FieldType.SECRET, List.of());
    }

    static Field integer(String name, String label, long min, long max, String help) {
        Field field = new Field(name, label, help, FieldType.INTEGER, List.of());
        field.min = min;
        field.max = max;
        return field;
    }

    Field required() {
        required = true;
        return this;
    }

    Field otherwise(Object value) {
        defaultValue = value;
        return this;
    }

    Field such(String as) {
        example = as;
        return this;
    }

    /** A key or certificate in PEM or JSON: a form offers a text area and a file to read it from. */
    Field multiLine() {
        multiLine = true;
        return this;
    }

    Field in(String heading) {
        group = heading;
        return this;
    }

    Field bindsSecrets() {
        bindsSecrets = true;
        return this;
    }

    Field shownWhen(String field, String... values) {
        shownWhen = new ShownWhen(field, List.of(values));
        return this;
    }

    private FieldSpec spec() {
        return new FieldSpec(
                name,
                label,
                help,
                type,
                required,
                defaultValue,
                grammar,
                choices,
                min,
                max,
                example,
                multiLine,
                group,
                bindsSecrets,
                shownWhen);
    }

    /** A connector's form: these fields, in this order. */
    @SafeVarargs
    static List<FieldSpec> form(List<Field>... groups) {
        List<FieldSpec> all = new ArrayList<>();
        for (List<Field> group : groups) {
            group.forEach(field -> all.add(field.spec()));
        }
        return List.copyOf(all);
    }
}
