package io.plumbline.connectors.files.lake;

/** A table's log could not be read; the store may know why, otherwise the log itself is at fault as the message says. */
public final class LakeLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message may be shown to a user */
    LakeLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
