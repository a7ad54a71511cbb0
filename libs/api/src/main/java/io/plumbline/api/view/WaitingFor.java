package io.plumbline.api.view;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * Why work doesn't begin. What runs already goes on.
 *
 * @param until when the reason ends
 */
public record WaitingFor(Reason reason, Instant until) {

    /** What is waited for. */
    public enum Reason {
        /** The hours that the datastore's {@code readWindow} allows. */
        READ_WINDOW
    }

    public WaitingFor {
        requireNonNull(reason, "reason");
        requireNonNull(until, "until");
    }
}
