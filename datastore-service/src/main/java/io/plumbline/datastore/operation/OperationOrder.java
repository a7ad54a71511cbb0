package io.plumbline.datastore.operation;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;

import static java.util.Objects.requireNonNull;

/**
 * An operation to queue.
 *
 * @param catalog absent unless {@code type} is CATALOG
 * @param profile absent unless {@code type} is PROFILE
 * @param cause the header of what asked for it
 */
public record OperationOrder(
        OperationId id,
        OperationType type,
        DatastoreId datastoreId,
        @Nullable CatalogSettings catalog,
        @Nullable ProfileSettings profile,
        MessageHeader cause) {

    public OperationOrder {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(cause, "cause");
        catalog = type == OperationType.CATALOG && catalog == null ? CatalogSettings.DEFAULT : catalog;
        profile = type == OperationType.PROFILE && profile == null ? ProfileSettings.DEFAULT : profile;
    }

    public static OperationOrder catalog(
            OperationId id, DatastoreId datastoreId, CatalogSettings settings, MessageHeader cause) {
        return new OperationOrder(id, OperationType.CATALOG, datastoreId, settings, null, cause);
    }

    public static OperationOrder profile(
            OperationId id, DatastoreId datastoreId, ProfileSettings settings, MessageHeader cause) {
        return new OperationOrder(id, OperationType.PROFILE, datastoreId, null, settings, cause);
    }
}
