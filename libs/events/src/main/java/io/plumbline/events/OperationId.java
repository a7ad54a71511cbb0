package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one run of a catalog or a profile.
 *
 * @param value {@code op_} and 16 characters of {@code a-z0-9}
 */
public record OperationId(@JsonValue String value) {

    public static final String PREFIX = "op_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OperationId {
        IdShape.check("operationId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
