package io.plumbline.gateway.request;

/** Kafka didn't acknowledge a command in time: it may or may not have been written. A repeat with its key is safe. */
public final class NotPublishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotPublishedException(Throwable cause) {
        super("Kafka did not acknowledge the command", cause);
    }
}
