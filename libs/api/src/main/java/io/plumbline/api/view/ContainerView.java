package io.plumbline.api.view;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerFacts;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Failure;

import static java.util.Objects.requireNonNull;

/**
 * A container of the visible inventory.
 *
 * @param missing whether the last catalog no longer found it
 * @param profile the visible profile; absent if never profiled
 * @param excluded whether profiles leave it out unless it is named
 * @param partitionField the user's choice, or else the best candidate; absent if there is neither
 * @param incrementalField the same
 * @param filePattern the user's choice; absent if there is none
 * @param overrides what a user has decided; absent if nothing
 * @param overridesRevision grows with each decision; 0 before the first
 * @param warnings what is odd about it, such as columns that not all of its files have; absent if nothing is
 * @param checks by status; absent if they weren't counted
 * @param datastoreName where containers of many datastores are listed; absent otherwise
 * @param facts keys, partitioning, statistics, candidates; absent if nothing of it is known
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
        @Nullable ProfileRef profile,
        @Nullable ContainerFacts facts,
        @Nullable List<String> warnings,
        boolean excluded,
        @Nullable EffectiveSetting partitionField,
        @Nullable EffectiveSetting incrementalField,
        @Nullable EffectiveSetting filePattern,
        @Nullable ContainerOverrides overrides,
        long overridesRevision,
        @Nullable CheckCounts checks,
        @Nullable String datastoreName) {

    public ContainerView {
        requireNonNull(id, "id");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
    }
}
