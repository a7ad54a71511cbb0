package io.plumbline.messaging;

import java.util.concurrent.CompletableFuture;

import io.plumbline.events.Envelope;

/** Sends messages to the topic of their type. */
@FunctionalInterface
public interface MessagePublisher {

    /**
     * Completes when every in-sync replica has the message.
     *
     * @return fails with {@link OutcomeUnknownException} if nobody knows whether it was stored, and with any other
     *     exception if it was refused and would be refused again
     * @throws MessageTooLargeException if the body must be cut into chunks
     * @throws IllegalArgumentException if the header holds what no reader would accept
     */
    CompletableFuture<Void> publish(Envelope<?> envelope);
}
