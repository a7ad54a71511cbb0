package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names an API token; says nothing about its secret.
 *
 * @param value {@code tk_} and 16 characters of {@code a-z0-9}
 */
public record TokenId(@JsonValue String value) {

    public static final String PREFIX = "tk_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TokenId {
        IdShape.check("tokenId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
