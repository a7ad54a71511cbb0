package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one work item: the unit that a worker claims, heartbeats and answers.
 *
 * @param value {@code wi_} and 16 characters of {@code a-z0-9}
 */
public record WorkId(@JsonValue String value) {

    public static final String PREFIX = "wi_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkId {
        IdShape.check("workId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
