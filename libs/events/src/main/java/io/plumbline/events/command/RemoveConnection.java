package io.plumbline.events.command;

import io.plumbline.events.ConnectionId;

import static java.util.Objects.requireNonNull;

/** Forget this shared connection. Refused while a datastore is on it. */
public record RemoveConnection(ConnectionId connectionId) implements Command {

    public RemoveConnection {
        requireNonNull(connectionId, "connectionId");
    }

    @Override
    public String key() {
        return connectionId.value();
    }
}
