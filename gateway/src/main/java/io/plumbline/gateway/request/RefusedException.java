package io.plumbline.gateway.request;

import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

/** The request is well formed and can't be done; the failure says why. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public RefusedException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public RefusedException(FailureCode code, String message) {
        this(new Failure(code, message));
    }

    public Failure failure() {
        return failure;
    }
}
