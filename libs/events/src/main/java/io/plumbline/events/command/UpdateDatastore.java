package io.plumbline.events.command;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.DatastoreLabels;

import static java.util.Objects.requireNonNull;

/**
 * Change a datastore. What is absent stays as it is.
 *
 * @param properties all plain settings anew; absent to keep them
 * @param secrets sealed secrets to replace; absent or missing names keep what is stored
 * @param expectedRevision the revision that the change was made from
 * @param labels what to change of these; absent to keep all
 */
public record UpdateDatastore(
        DatastoreId datastoreId,
        @Nullable String name,
        @Nullable String description,
        @Nullable Map<String, Object> properties,
        @Nullable Map<String, String> secrets,
        long expectedRevision,
        @Nullable DatastoreLabels labels)
        implements Command {

    /** With the labels that it has. */
    public UpdateDatastore(
            DatastoreId datastoreId,
            @Nullable String name,
            @Nullable String description,
            @Nullable Map<String, Object> properties,
            @Nullable Map<String, String> secrets,
            long expectedRevision) {
        this(datastoreId, name, description, properties, secrets, expectedRevision, null);
    }

    public UpdateDatastore {
        requireNonNull(datastoreId, "datastoreId");
        properties = properties == null ? null : Map.copyOf(properties);
        secrets = secrets == null ? null : Map.copyOf(secrets);
    }

    @Override
    public String key() {
        return datastoreId.value();
    }
}
