package io.plumbline.connector.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of checking a request's properties: the properties with every default filled in, and the problems found.
 * The properties are complete and well typed only if {@link #ok()}.
 */
public record Validation(Map<String, Object> properties, List<Problem> problems) {

    public Validation {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        problems = List.copyOf(problems);
    }

    /** True if nothing was wrong. */
    public boolean ok() {
        return problems.isEmpty();
    }
}
