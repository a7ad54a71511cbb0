package io.plumbline.api.view;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionId;

import static java.util.Objects.requireNonNull;

/**
 * A shared connection as users see it. No secret can be read back: only whether one is set.
 *
 * @param datastores how many are on it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionView(
        ConnectionId id,
        String name,
        @Nullable String description,
        String connector,
        Map<String, Object> properties,
        Map<String, SecretView> secrets,
        long revision,
        Instant createdAt,
        @Nullable String createdBy,
        Instant updatedAt,
        long datastores) {

    public ConnectionView {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(connector, "connector");
        properties = Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }
}
