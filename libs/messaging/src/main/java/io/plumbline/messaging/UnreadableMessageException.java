package io.plumbline.messaging;

import org.jspecify.annotations.Nullable;

/** These bytes are no message that this version can read, and never will be: no retry can help. */
public final class UnreadableMessageException extends RuntimeException {

    public UnreadableMessageException(String message) {
        super(message);
    }

    public UnreadableMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
