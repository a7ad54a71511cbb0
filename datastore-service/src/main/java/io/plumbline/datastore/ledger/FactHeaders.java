package io.plumbline.datastore.ledger;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.MessageHeader;

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
