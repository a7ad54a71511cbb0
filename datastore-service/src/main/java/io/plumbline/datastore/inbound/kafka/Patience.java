package io.plumbline.datastore.inbound.kafka;

import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.messaging.RetryLaterException;

/** Tells messaging that a record is fine and only the store is away. */
final class Patience {

    private Patience() {}

    static void handle(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailableException e) {
            throw new RetryLaterException(String.valueOf(e.getMessage()), e);
        }
    }
}
