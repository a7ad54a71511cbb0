package io.plumbline.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What every message carries beside its body; the same values travel as CloudEvents attributes in Kafka headers, so
 * that nobody parses a body to route it.
 *
 * @param id unique for each message; a repeated delivery keeps it
 * @param source the service that published it, for example {@code /plumbline/gateway}
 * @param time when it happened, by the publisher's clock
 * @param correlationId the id of the request or command that started it all
 * @param actor who asked for it: a token's name; absent where the platform acts by itself
 * @param traceparent the W3C trace context; absent if the work isn't traced
 * @param sequence grows by one with each fact about the same subject; absent outside public facts
 */
public record MessageHeader(
        String id,
        String source,
        Instant time,
        String correlationId,
        @Nullable String actor,
        @Nullable String traceparent,
        @Nullable Long sequence) {

    public MessageHeader {
        requireNonNull(id, "id");
        requireNonNull(source, "source");
        requireNonNull(time, "time");
        requireNonNull(correlationId, "correlationId");
    }
}
