package io.plumbline.standalone;

/** The platform can't start or can't do what was asked; the message is one clear line for the person at the keyboard. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
