package io.plumbline.events.fact;

import io.plumbline.events.ConnectionId;
import io.plumbline.events.model.Failure;

import static java.util.Objects.requireNonNull;

/** A command about a shared connection was refused; the correlation id names the command. */
public record ConnectionRejected(ConnectionId connectionId, Failure failure) implements ConnectionFact {

    public ConnectionRejected {
        requireNonNull(connectionId, "connectionId");
        requireNonNull(failure, "failure");
    }
}
