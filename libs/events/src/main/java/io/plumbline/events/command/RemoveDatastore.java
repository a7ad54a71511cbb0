package io.plumbline.events.command;

import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/** Forget this datastore with all that was found in it; its running operations are cancelled. */
public record RemoveDatastore(DatastoreId datastoreId) implements Command {

    public RemoveDatastore {
        requireNonNull(datastoreId, "datastoreId");
    }

    @Override
    public String key() {
        return datastoreId.value();
    }
}
