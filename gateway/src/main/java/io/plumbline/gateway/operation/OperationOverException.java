package io.plumbline.gateway.operation;

import io.plumbline.api.view.OperationView;

/** The operation has ended without being cancelled, so that nothing is left to cancel. */
public final class OperationOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OperationOverException(OperationView view) {
        super("operation: " + view.id() + " is " + view.status() + " (expected: QUEUED or RUNNING)");
    }
}
