package io.plumbline.events.fact;

import io.plumbline.events.ConnectionId;

import static java.util.Objects.requireNonNull;

/** A shared connection is gone; no datastore was on it. */
public record ConnectionRemoved(ConnectionId connectionId, String name) implements ConnectionFact {

    public ConnectionRemoved {
        requireNonNull(connectionId, "connectionId");
        requireNonNull(name, "name");
    }
}
