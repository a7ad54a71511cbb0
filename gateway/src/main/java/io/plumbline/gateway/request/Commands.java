package io.plumbline.gateway.request;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.command.Command;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.messaging.MessagePublisher;

/** Publishes commands durably and, where the caller waits, brings back what became of them. */
public final class Commands {
    private final MessagePublisher publisher;
    private final MessageHeaders headers;
    private final FactsAwaited facts;

    public Commands(MessagePublisher publisher, MessageHeaders headers, FactsAwaited facts) {
        this.publisher = publisher;
        this.headers = headers;
        this.facts = facts;
    }

    /** Like {@link #send(Asked, Command, String, String, OutcomeReader)}, waiting for a fact with the command's correlation id. */
    public CompletableFuture<Outcome> send(Asked asked, Command command, String fingerprint, OutcomeReader reader) {
        MessageHeader header = header(asked, fingerprint);
        return send(asked, new Envelope<>(header, command), header.correlationId(), reader);
    }

    /**
     * Completes once the command is durable and, if the caller waits, its outcome is known or his time is up.
     *
     * @param fingerprint of the request: with the idempotency key it makes the command's id, so that a repeat of the same
     *     request is the same message, and another request under the same key isn't
     * @param awaitedKey under which the outcome is announced
     * @return fails with {@link NotPublishedException} if Kafka doesn't acknowledge
     */
    public CompletableFuture<Outcome> send(
            Asked asked, Command command, String fingerprint, String awaitedKey, OutcomeReader reader) {
        return send(asked, new Envelope<>(header(asked, fingerprint), command), awaitedKey, reader);
    }

    private CompletableFuture<Outcome> send(
            Asked asked, Envelope<Command> envelope, String awaitedKey, OutcomeReader reader) {
        if (!asked.waits()) {
            return publish(envelope).thenApply(done -> new Outcome.Accepted());
        }
        CompletableFuture<Outcome> outcome = facts.expect(awaitedKey, reader);
        return publish(envelope)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        outcome.cancel(false);
                    }
                })
                .thenCompose(done -> outcome.completeOnTimeout(
                        new Outcome.Accepted(), asked.patience().toMillis(), TimeUnit.MILLISECONDS));
    }

    private CompletableFuture<Void> publish(Envelope<Command> envelope) {
        CompletableFuture<Void> published;
        try {
            published = publisher.publish(envelope);
        } catch (RuntimeException e) {
            published = CompletableFuture.failedFuture(e);
        }
        return published.exceptionallyCompose(
                failure -> CompletableFuture.failedFuture(new NotPublishedException(causeOf(failure))));
    }

    private MessageHeader header(Asked asked, String fingerprint) {
        MessageHeader fresh = headers.root(asked.actor(), asked.traceparent());
        String id = asked.key()
                .map(key -> "msg_" + derived("1", asked, key, fingerprint) + derived("2", asked, key, fingerprint))
                .orElse(fresh.id());
        return new MessageHeader(id, fresh.source(), fresh.time(), id, fresh.actor(), fresh.traceparent(), null);
    }

    private static String derived(String half, Asked asked, String key, String fingerprint) {
        return Ids.derivedTail("message", half, asked.actor(), key, fingerprint);
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
