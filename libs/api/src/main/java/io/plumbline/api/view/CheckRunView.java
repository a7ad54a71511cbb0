package io.plumbline.api.view;

import java.time.Instant;

import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/**
 * What a run did with a check.
 *
 * @param at when its findings became visible
 * @param partial whether it read less than the whole container
 */
public record CheckRunView(OperationId operationId, Instant at, boolean partial, Effect effect) {

    /** What came of it. */
    public enum Effect {
        /** The run proposed it for the first time. */
        CREATED,
        /** What it demands became what the run proposes. */
        UPDATED,
        /** The run proposes just what it demands. */
        HELD,
        /** The run proposes something else, and a person's word stands. */
        OFFERED,
        /** The run doesn't propose it, and it stays by a person's word. */
        NOT_HELD,
        /** The run put it away. */
        ARCHIVED,
        /** The run brought it back. */
        RESTORED
    }

    public CheckRunView {
        requireNonNull(operationId, "operationId");
        requireNonNull(at, "at");
        requireNonNull(effect, "effect");
    }
}
