package io.plumbline.gateway.inbound.http;

/** Somebody whose answer was needed gave none in time; the message names him. */
final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnansweredException(String message) {
        super(message);
    }
}
