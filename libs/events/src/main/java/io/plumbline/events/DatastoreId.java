package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a registered source for its whole life.
 *
 * @param value {@code ds_} and 16 characters of {@code a-z0-9}
 */
public record DatastoreId(@JsonValue String value) {

    public static final String PREFIX = "ds_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DatastoreId {
        IdShape.check("datastoreId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
