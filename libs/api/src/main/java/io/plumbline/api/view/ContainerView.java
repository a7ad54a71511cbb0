package io.plumbline.api.view;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.Failure;

import static java.util.Objects.requireNonNull;

/**
 * A container of the visible inventory.
 *
 * @param missing whether the last catalog no longer found it
 * @param profile the visible profile; absent if never profiled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerView(
        ContainerId id,
        DatastoreId datastoreId,
        String name,
        ContainerKind kind,
        boolean missing,
        @Nullable String comment,
        @Nullable Long rowCountEstimate,
        @Nullable Long sizeBytes,
        @Nullable Integer fileCount,
        @Nullable Instant lastModified,
        int fieldCount,
        @Nullable Failure problem,
        @Nullable ProfileRef profile) {

    public ContainerView {
        requireNonNull(id, "id");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
    }
}
