package io.plumbline.events.fact;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/** A catalog's inventory is visible. */
public record CatalogCompleted(
        DatastoreId datastoreId,
        OperationId operationId,
        long containers,
        long fields,
        long added,
        long changed,
        long removed)
        implements DatastoreFact {

    public CatalogCompleted {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
    }

    @Override
    public String subject() {
        return operationId.value();
    }
}
