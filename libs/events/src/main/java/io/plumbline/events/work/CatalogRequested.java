package io.plumbline.events.work;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.WorkId;

import static java.util.Objects.requireNonNull;

/** A catalog of this datastore waits for a worker. */
public record CatalogRequested(DatastoreId datastoreId, OperationId operationId, WorkId workId) implements WorkRequest {

    public CatalogRequested {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(workId, "workId");
    }

    @Override
    public String key() {
        return datastoreId.value();
    }
}
