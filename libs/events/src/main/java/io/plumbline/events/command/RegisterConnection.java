package io.plumbline.events.command;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionId;

import static java.util.Objects.requireNonNull;

/**
 * Record this shared connection.
 *
 * @param properties validated plain settings, by field name; what a datastore brings itself is missing
 * @param secrets sealed for the connection's id, by field name: ciphertext that only workers can open
 * @param fingerprint SHA-256 of the request, so that a repeated idempotency key with another body is noticed
 */
public record RegisterConnection(
        ConnectionId connectionId,
        String name,
        @Nullable String description,
        String connector,
        Map<String, Object> properties,
        Map<String, String> secrets,
        String fingerprint)
        implements Command {

    public RegisterConnection {
        requireNonNull(connectionId, "connectionId");
        requireNonNull(name, "name");
        requireNonNull(connector, "connector");
        properties = Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
        requireNonNull(fingerprint, "fingerprint");
    }

    @Override
    public String key() {
        return connectionId.value();
    }
}
