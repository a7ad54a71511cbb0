package io.plumbline.events.command;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;

import static java.util.Objects.requireNonNull;

/**
 * Queue an operation.
 *
 * @param catalog present exactly if {@code type} is CATALOG
 * @param profile present exactly if {@code type} is PROFILE
 */
public record RunOperation(
        DatastoreId datastoreId,
        OperationId operationId,
        OperationType type,
        @Nullable CatalogSettings catalog,
        @Nullable ProfileSettings profile)
        implements Command {

    public RunOperation {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(operationId, "operationId");
        requireNonNull(type, "type");
    }

    @Override
    public String key() {
        return datastoreId.value();
    }
}
