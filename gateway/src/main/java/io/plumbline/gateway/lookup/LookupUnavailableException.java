package io.plumbline.gateway.lookup;

import org.jspecify.annotations.Nullable;

/** The metadata can't be read now. */
public final class LookupUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LookupUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
