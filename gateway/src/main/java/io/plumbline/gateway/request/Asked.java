package io.plumbline.gateway.request;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Who asks for a change, and how.
 *
 * @param actor the caller's name, for the message header
 * @param tokenId the caller's token
 * @param patience how long the caller waits for the outcome; zero if he doesn't
 * @param traceparent the W3C trace context of the request
 */
public record Asked(
        String actor,
        String tokenId,
        @Nullable String idempotencyKey,
        Duration patience,
        @Nullable String traceparent) {

    public Asked {
        requireNonNull(actor, "actor");
        requireNonNull(tokenId, "tokenId");
        requireNonNull(patience, "patience");
    }

    /** The key under which a repeat of this request is the same request. Empty if the caller gave none. */
    public Optional<String> key() {
        return Optional.ofNullable(idempotencyKey);
    }

    /** One of several things that this request asks for: its key, if there is one, is made from the request's. */
    public Asked part(String name) {
        String key = idempotencyKey == null ? null : idempotencyKey + "/" + name;
        return new Asked(actor, tokenId, key, patience, traceparent);
    }

    /** The same request with this patience. */
    public Asked waiting(Duration otherPatience) {
        return new Asked(actor, tokenId, idempotencyKey, otherPatience, traceparent);
    }

    /** The same request without its key: a repeat is another one. */
    public Asked once() {
        return new Asked(actor, tokenId, null, patience, traceparent);
    }

    public boolean waits() {
        return !patience.isZero();
    }
}
