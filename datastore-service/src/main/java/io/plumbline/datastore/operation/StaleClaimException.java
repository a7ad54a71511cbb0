package io.plumbline.datastore.operation;

/** The item belongs to another worker or generation: stop working on it, throw its results away. */
public final class StaleClaimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleClaimException(String message) {
        super(message);
    }
}
