package io.plumbline.datastore.lineage;

/** Where events go. */
public interface LineageSink {

    /**
     * Returns when the receiver has the event.
     *
     * @throws UndeliveredException if it hasn't, or nobody knows
     */
    void tell(RunStory story);

    /** The receiver doesn't take an event now; telling it again is right. */
    final class UndeliveredException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UndeliveredException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
