package io.plumbline.gateway.inbound.http;

import static java.util.Objects.requireNonNull;

/** There is no such thing; the message says what there is. */
final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFoundException(String message) {
        super(requireNonNull(message, "message"));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
