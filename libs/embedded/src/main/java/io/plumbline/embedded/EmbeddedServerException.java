package io.plumbline.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server can't start or go on; the message is one line that a user can act on. */
public final class EmbeddedServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
