package io.plumbline.gateway.feed;

import org.jspecify.annotations.Nullable;

/** The events can't be read now, or no more streams fit. */
public final class FeedUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeedUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
