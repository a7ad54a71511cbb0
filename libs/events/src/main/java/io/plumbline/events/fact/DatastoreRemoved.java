package io.plumbline.events.fact;

import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/** A datastore is gone, with all that was found in it. */
public record DatastoreRemoved(DatastoreId datastoreId, String name) implements DatastoreFact {

    public DatastoreRemoved {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(name, "name");
    }
}
