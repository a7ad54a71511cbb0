package io.plumbline.events.fact;

import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/** A datastore's settings changed. */
public record DatastoreUpdated(DatastoreId datastoreId, String name, long revision) implements DatastoreFact {

    public DatastoreUpdated {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(name, "name");
    }
}
