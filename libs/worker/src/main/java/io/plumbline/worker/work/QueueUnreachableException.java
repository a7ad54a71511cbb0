package io.plumbline.worker.work;

import org.jspecify.annotations.Nullable;

/** The queue of work didn't answer, or not in the protocol's words. Says nothing about leases: they go on. */
public final class QueueUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public QueueUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
