package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one connection test; nothing of it outlives its answer.
 *
 * @param value {@code te_} and 16 characters of {@code a-z0-9}
 */
public record ConnectionTestId(@JsonValue String value) {

    public static final String PREFIX = "te_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConnectionTestId {
        IdShape.check("testId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
