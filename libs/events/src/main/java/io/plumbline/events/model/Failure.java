package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/**
 * Why something didn't work, in words for the person who can mend it. Holds no secret, no stack trace, no path of the
 * machine.
 */
public record Failure(FailureCode code, String message) {

    public Failure {
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }
}
