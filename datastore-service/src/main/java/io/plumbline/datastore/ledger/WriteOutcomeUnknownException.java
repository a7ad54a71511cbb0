package io.plumbline.datastore.ledger;

/** The store stopped answering after a write was sent: it is neither done nor undone until it is read again. */
public final class WriteOutcomeUnknownException extends StoreUnavailableException {

    private static final long serialVersionUID = 1L;

    public WriteOutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
