package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a table, view, file or file pattern; the same name in the same datastore keeps its id over all runs.
 *
 * @param value {@code ct_} and 16 characters of {@code a-z0-9}
 */
public record ContainerId(@JsonValue String value) {

    public static final String PREFIX = "ct_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContainerId {
        IdShape.check("containerId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
