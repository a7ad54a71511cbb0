package io.plumbline.datastore.ledger;

import io.plumbline.events.MessageHeader;
import org.jspecify.annotations.Nullable;

/** Makes the headers of the messages that this service publishes. */
@FunctionalInterface
public interface FactHeaders {

    /**
     * A new header with the correlation, actor and trace of its cause.
     *
     * @param sequence of a public fact; absent for other messages
     */
    MessageHeader causedBy(MessageHeader cause, @Nullable Long sequence);
}
