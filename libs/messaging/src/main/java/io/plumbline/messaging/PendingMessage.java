package io.plumbline.messaging;

import io.plumbline.events.Envelope;

import static java.util.Objects.requireNonNull;

/**
 * A message that is stored with the change that caused it and waits to be sent.
 *
 * @param owner opaque reference to the document that holds it, for example {@code operations/op_…}
 */
public record PendingMessage(String owner, Envelope<?> envelope) {

    public PendingMessage {
        requireNonNull(owner, "owner");
        requireNonNull(envelope, "envelope");
    }
}
