package io.plumbline.worker.work;

import org.jspecify.annotations.Nullable;

/** An answer could not be handed to the broker. The work is as if it had not been done. */
public final class ResultsUndeliverableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResultsUndeliverableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
