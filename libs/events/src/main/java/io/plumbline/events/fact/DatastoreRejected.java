package io.plumbline.events.fact;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.Failure;

import static java.util.Objects.requireNonNull;

/** A command about a datastore was refused; the correlation id names the command. */
public record DatastoreRejected(DatastoreId datastoreId, Failure failure) implements DatastoreFact {

    public DatastoreRejected {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(failure, "failure");
    }
}
