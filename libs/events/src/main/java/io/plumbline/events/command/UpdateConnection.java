package io.plumbline.events.command;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionId;

import static java.util.Objects.requireNonNull;

/**
 * Change a shared connection, and so every datastore on it. What is absent stays as it is.
 *
 * @param properties all plain settings anew; absent to keep them
 * @param secrets sealed secrets to replace; absent or missing names keep what is stored
 * @param expectedRevision the revision that the change was made from
 */
public record UpdateConnection(
        ConnectionId connectionId,
        @Nullable String name,
        @Nullable String description,
        @Nullable Map<String, Object> properties,
        @Nullable Map<String, String> secrets,
        long expectedRevision)
        implements Command {

    public UpdateConnection {
        requireNonNull(connectionId, "connectionId");
        properties = properties == null ? null : Map.copyOf(properties);
        secrets = secrets == null ? null : Map.copyOf(secrets);
    }

    @Override
    public String key() {
        return connectionId.value();
    }
}
