package io.plumbline.messaging;

import org.jspecify.annotations.Nullable;

/** The broker did not answer in time: the message may have been stored or not. Sending it again is safe. */
public final class OutcomeUnknownException extends RuntimeException {

    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
