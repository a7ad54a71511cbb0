package io.plumbline.messaging;

/** A body is greater than messages may be: its publisher must cut it into chunks. */
public final class MessageTooLargeException extends RuntimeException {

    public MessageTooLargeException(String message) {
        super(message);
    }
}
