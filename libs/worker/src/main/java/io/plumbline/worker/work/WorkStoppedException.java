package io.plumbline.worker.work;

/** The item has been cancelled, lost or given back. Work that meets this lets go of what it holds and passes it on. */
public final class WorkStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkStoppedException(String message) {
        super(message);
    }
}
