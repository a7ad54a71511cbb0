package io.plumbline.events;

import static java.util.Objects.requireNonNull;

/** A message with its header: what is published and what a listener receives. */
public record Envelope<M extends Message>(MessageHeader header, M message) {

    public Envelope {
        requireNonNull(header, "header");
        requireNonNull(message, "message");
    }
}
