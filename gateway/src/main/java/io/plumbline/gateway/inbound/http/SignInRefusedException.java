package io.plumbline.gateway.inbound.http;

/** A browser couldn't be signed in, or what it shows is over. */
final class SignInRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    SignInRefusedException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
