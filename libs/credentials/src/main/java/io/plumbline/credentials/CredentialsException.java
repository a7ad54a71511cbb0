package io.plumbline.credentials;

import org.jspecify.annotations.Nullable;

/** Keys are missing, unreadable or ambiguous; the message is one line for whoever runs the service and holds no key. */
public final class CredentialsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CredentialsException(String message) {
        super(message);
    }

    CredentialsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
