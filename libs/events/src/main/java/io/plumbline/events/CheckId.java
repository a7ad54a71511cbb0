package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a check; an inferred one keeps its id over all runs.
 *
 * @param value {@code ck_} and 16 characters of {@code a-z0-9}
 */
public record CheckId(@JsonValue String value) {

    public static final String PREFIX = "ck_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CheckId {
        IdShape.check("checkId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
