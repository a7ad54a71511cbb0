package io.plumbline.worker.work;

import org.jspecify.annotations.Nullable;

/** The ground under the work gave way, such as an engine that is shut down. The item is given back; no attempt is charged. */
public final class WorkInterruptedByHostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkInterruptedByHostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
