package io.plumbline.messaging;

import org.jspecify.annotations.Nullable;

/** Thrown by a handler that can't do its work now though the record is fine, for example because a store is down. */
public final class RetryLaterException extends RuntimeException {

    public RetryLaterException(String message) {
        super(message);
    }

    public RetryLaterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
