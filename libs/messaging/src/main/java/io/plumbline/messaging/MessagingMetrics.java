package io.plumbline.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.Envelope;
import io.plumbline.events.MessageType;

import static java.util.Objects.requireNonNull;

/**
 * What messaging counts. Tag {@code type} is a wire name of {@link MessageType} or {@code unknown}, never a foreign
 * text.
 *
 * <p>Received, by {@code plumbline.messaging.messages.*}: every delivery to a listener counts once in
 * {@code received}, and when it has ended once in {@code handled} (the listener returned), {@code skipped} (it
 * returned, the type is unknown here) or {@code failed} (it threw):
 *
 * <pre>received = handled + skipped + failed (+ those being handled right now)</pre>
 *
 * <p>A failed delivery either comes again, which counts in {@code retried} when it does, or goes to the dead letters:
 *
 * <pre>failed = retried + dead_lettered (+ records in their pause, or taken over by another consumer)</pre>
 *
 * <p>{@code plumbline.messaging.handling} is the time in the listener, tagged by outcome
 * ({@code handled|skipped|failed}); its count by outcome equals the counter.
 *
 * <p>Sent, by {@code plumbline.messaging.outbox.*}: {@code sent} are acknowledged messages, {@code failed} are
 * attempts without an acknowledgement (their message is sent again); {@code pending} is a gauge of owners whose
 * messages wait, and {@code oldest.seconds} the age of the oldest message at the relay, 0 if none waits.
 */
public final class MessagingMetrics {

    private static final String MESSAGES = "plumbline.messaging.messages.";
    private static final String OUTBOX = "plumbline.messaging.outbox.";
    private static final String TYPE = "type";

    private final MeterRegistry registry;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();

    public MessagingMetrics(MeterRegistry registry, Clock clock) {
        this.registry = requireNonNull(registry, "registry");
        Gauge.builder(OUTBOX + "pending", waiting, AtomicInteger::get)
                .description("Owners whose messages wait for the relay")
                .strongReference(true)
                .register(registry);
        Gauge.builder(OUTBOX + "oldest.seconds", oldest, at -> age(at.get(), clock))
                .description("Age of the oldest message that the relay has not sent")
                .strongReference(true)
                .register(registry);
    }

    void received(Optional<MessageType> type) {
        count(MESSAGES + "received", type);
    }

    void ended(Optional<MessageType> type, Outcome outcome, Duration time) {
        count(MESSAGES + outcome.tag(), type);
        Timer.builder("plumbline.messaging.handling")
                .tag(TYPE, tag(type))
                .tag("outcome", outcome.tag())
                .register(registry)
                .record(time);
    }

    void retried(Optional<MessageType> type) {
        count(MESSAGES + "retried", type);
    }

    void deadLettered(Optional<MessageType> type) {
        count(MESSAGES + "dead_lettered", type);
    }

    void outboxSent(Envelope<?> envelope) {
        count(OUTBOX + "sent", Optional.of(MessageType.of(envelope.message())));
    }

    void outboxFailed(Envelope<?> envelope) {
        count(OUTBOX + "failed", Optional.of(MessageType.of(envelope.message())));
    }

    void outboxWaiting(int owners) {
        waiting.set(owners);
    }

    void outboxOldest(@Nullable Instant time) {
        oldest.set(time);
    }

    private void count(String name, Optional<MessageType> type) {
        registry.counter(name, TYPE, tag(type)).increment();
    }

    private static String tag(Optional<MessageType> type) {
        return type.map(MessageType::wireName).orElse("unknown");
    }

    private static double age(@Nullable Instant time, Clock clock) {
        return time == null
                ? 0
                : Math.max(0, Duration.between(time, clock.instant()).toMillis() / 1000.0);
    }

    /** How a delivery ended. */
    enum Outcome {
        HANDLED("handled"),
        SKIPPED("skipped"),
        FAILED("failed");

        private final String tag;

        Outcome(String tag) {
            this.tag = tag;
        }

        String tag() {
            return tag;
        }
    }
}
