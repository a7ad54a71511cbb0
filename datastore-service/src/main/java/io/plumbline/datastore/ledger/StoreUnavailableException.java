package io.plumbline.datastore.ledger;

import org.jspecify.annotations.Nullable;

/** The store can't be reached, or not in time. Trying again later can help; nothing was written. */
public class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
