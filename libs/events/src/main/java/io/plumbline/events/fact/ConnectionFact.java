package io.plumbline.events.fact;

import java.util.Optional;

import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;

/** A public fact about a shared connection. */
public sealed interface ConnectionFact extends Fact
        permits ConnectionRegistered, ConnectionRejected, ConnectionUpdated, ConnectionRemoved {

    ConnectionId connectionId();

    @Override
    default String subject() {
        return connectionId().value();
    }

    @Override
    default Optional<DatastoreId> datastore() {
        return Optional.empty();
    }

    @Override
    default String key() {
        return connectionId().value();
    }
}
