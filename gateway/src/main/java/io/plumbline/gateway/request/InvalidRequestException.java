package io.plumbline.gateway.request;

import java.util.List;

import io.plumbline.api.ProblemDetail;

/** The request is readable and wrong. */
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ProblemDetail> errors;

    public InvalidRequestException(List<ProblemDetail> errors) {
        super(errors.size() + " faults");
        this.errors = List.copyOf(errors);
    }

    public List<ProblemDetail> errors() {
        return errors;
    }
}
