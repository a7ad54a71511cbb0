package io.plumbline.worker.work;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** The item can't be done, for a reason that may be shown to people. The cause is for the log alone. */
public final class WorkFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public WorkFailureException(FailureCode code, String message, @Nullable Throwable cause) {
        super(code + ": " + message, cause);
        this.failure = new Failure(code, requireNonNull(message, "message"));
    }

    public Failure failure() {
        return failure;
    }
}
