package io.plumbline.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerKind;

import static java.util.Objects.requireNonNull;

/**
 * Something whose name fits a search, and where it is.
 *
 * @param name of the datastore, the container or the field itself
 * @param connector of the datastore
 * @param containerId of the container, or of the field's; absent for datastores, as is what follows
 * @param missing whether the last catalog found the container no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchHit(
        SearchKind kind,
        String name,
        SearchMatch match,
        DatastoreId datastoreId,
        String datastoreName,
        String connector,
        @Nullable ContainerId containerId,
        @Nullable String containerName,
        @Nullable ContainerKind containerKind,
        @Nullable Boolean missing) {

    public SearchHit {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(match, "match");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(datastoreName, "datastoreName");
        requireNonNull(connector, "connector");
    }
}
