package io.plumbline.gateway.inbound.http;

import java.util.List;

import io.plumbline.api.ProblemDetail;

/** The request's parameters, headers or JSON can't be read. */
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<ProblemDetail> errors;

    BadRequestException(String code, String detail, List<ProblemDetail> errors) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    BadRequestException(String code, String detail) {
        this(code, detail, List.of());
    }

    String code() {
        return code;
    }

    List<ProblemDetail> errors() {
        return errors;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
