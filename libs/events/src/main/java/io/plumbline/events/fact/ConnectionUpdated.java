package io.plumbline.events.fact;

import io.plumbline.events.ConnectionId;

import static java.util.Objects.requireNonNull;

/** A shared connection's settings changed, and so those of every datastore on it. */
public record ConnectionUpdated(ConnectionId connectionId, String name, long revision) implements ConnectionFact {

    public ConnectionUpdated {
        requireNonNull(connectionId, "connectionId");
        requireNonNull(name, "name");
    }
}
