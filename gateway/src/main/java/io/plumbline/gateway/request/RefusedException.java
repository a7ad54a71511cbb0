package io.plumbline.gateway.request;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

/** The request is well formed and can't be done; the failure says why. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final transient @Nullable String related;

    /** @param related the path of what is in the way; null if nothing is */
    public RefusedException(Failure failure, @Nullable String related) {
        super(failure.message());
        this.failure = failure;
        this.related = related;
    }

    public RefusedException(Failure failure) {
        this(failure, null);
    }

    public RefusedException(FailureCode code, String message) {
        this(new Failure(code, message));
    }

    public @Nullable String related() {
        return related;
    }

    public Failure failure() {
        return failure;
    }
}
