package io.plumbline.connector.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Which settings of delimited text a single container may have otherwise than its datastore: those that a file itself doesn't tell. */
public final class TextOptions {

    private static final List<String> OF_A_CONTAINER = List.of("header", "delimiter", "quote", "encoding", "nullValue");
    /** Other names, or other columns, come of them; the word for no value changes neither. */
    private static final Set<String> NAMING = Set.of("header", "delimiter", "quote", "encoding");

    private static final Map<String, FieldSpec> SPECS = Field.form(FileFields.delimitedText()).stream()
            .filter(spec -> OF_A_CONTAINER.contains(spec.name()))
            .collect(Collectors.toMap(FieldSpec::name, spec -> spec, (a, b) -> a, LinkedHashMap::new));

    private TextOptions() {}

    /** Their names, as the datastore's settings are called. */
    public static List<String> names() {
        return OF_A_CONTAINER;
    }

    /** Whether columns may get other names when it is changed. */
    public static boolean namesColumns(String name) {
        return NAMING.contains(name);
    }

    /** What is expected instead; empty if nothing is wrong. */
    public static Optional<String> fault(String name, @Nullable Object value) {
        FieldSpec spec = SPECS.get(name);
        if (spec == null) {
            return Optional.of("one of " + String.join(", ", OF_A_CONTAINER));
        }
        return value instanceof String && spec.accepts(value) ? Optional.empty() : Optional.of(spec.expected());
    }
}
