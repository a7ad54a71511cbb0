package io.plumbline.events.fact;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/** A datastore is recorded. */
public record DatastoreRegistered(
        DatastoreId datastoreId,
        String name,
        String connector,
        @Nullable OperationId catalogOperationId) implements DatastoreFact {

    public DatastoreRegistered {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(name, "name");
        requireNonNull(connector, "connector");
    }
}
