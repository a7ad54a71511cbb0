package io.plumbline.datastore.registry;

import java.time.Instant;

import io.plumbline.api.view.CatalogChanges;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/**
 * The pointer that makes one inventory visible.
 *
 * @param key {@code <workId>.<generation>} of the catalog that found it
 * @param operationCreatedAt tells which of two catalogs is the newer
 * @param changes from the inventory before
 */
public record VisibleInventory(
        String key, OperationId operationId, Instant operationCreatedAt, Instant at, CatalogChanges changes) {

    public VisibleInventory {
        requireNonNull(key, "key");
        requireNonNull(operationId, "operationId");
        requireNonNull(operationCreatedAt, "operationCreatedAt");
        requireNonNull(at, "at");
        requireNonNull(changes, "changes");
    }

    /** Whether it was asked for later than that operation. */
    public boolean isNewerThan(Instant createdAt, OperationId id) {
        int order = operationCreatedAt.compareTo(createdAt);
        return order > 0 || (order == 0 && operationId.value().compareTo(id.value()) > 0);
    }
}
