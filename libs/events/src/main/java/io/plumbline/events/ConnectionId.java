package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a shared connection for its whole life.
 *
 * @param value {@code cn_} and 16 characters of {@code a-z0-9}
 */
public record ConnectionId(@JsonValue String value) {

    public static final String PREFIX = "cn_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConnectionId {
        IdShape.check("connectionId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
