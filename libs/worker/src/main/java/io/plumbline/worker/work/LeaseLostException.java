package io.plumbline.worker.work;

/** The queue answered: the item belongs to somebody else, has ended, or is unknown. Its results are worth nothing. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(String message) {
        super(message);
    }
}
