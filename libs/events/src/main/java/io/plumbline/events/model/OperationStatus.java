package io.plumbline.events.model;

/** The one truth about an operation: QUEUED → RUNNING → exactly one terminal state. */
public enum OperationStatus {
    QUEUED(false),
    RUNNING(false),
    SUCCEEDED(true),
    SUCCEEDED_WITH_WARNINGS(true),
    FAILED(true),
    CANCELLED(true);

    private final boolean terminal;

    OperationStatus(boolean terminal) {
        this.terminal = terminal;
    }

    public boolean terminal() {
        return terminal;
    }
}
