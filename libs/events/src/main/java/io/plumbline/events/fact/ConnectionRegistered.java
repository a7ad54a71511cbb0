package io.plumbline.events.fact;

import io.plumbline.events.ConnectionId;

import static java.util.Objects.requireNonNull;

/** A shared connection is recorded. */
public record ConnectionRegistered(ConnectionId connectionId, String name, String connector) implements ConnectionFact {

    public ConnectionRegistered {
        requireNonNull(connectionId, "connectionId");
        requireNonNull(name, "name");
        requireNonNull(connector, "connector");
    }
}
