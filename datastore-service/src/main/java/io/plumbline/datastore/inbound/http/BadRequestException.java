package io.plumbline.datastore.inbound.http;

/** The request can't be meant. The message reads {@code name: value (expected: …)}. */
final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message);
    }
}
