package io.plumbline.api.view;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;

import static java.util.Objects.requireNonNull;

/**
 * The one truth about an operation.
 *
 * @param failure why it failed; present exactly if it FAILED
 * @param changes what a finished catalog found anew
 * @param summary totals of what became visible
 * @param requestedBy the name of the token that asked for it; absent where the platform did by itself
 * @param cancelRequestedAt when somebody asked to cancel it; absent if nobody did
 * @param cancelRequestedBy the name of the token that asked to cancel it; absent if nobody did, or the platform by itself
 * @param waitingFor why work of it that could begin doesn't; absent if none waits but for a free worker
 * @param traceId finds it in the logs of all services; absent if it isn't traced
 * @param catalog what it was asked to do; present exactly for a CATALOG
 * @param profile what it was asked to do; present exactly for a PROFILE
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationView(
        OperationId id,
        DatastoreId datastoreId,
        @Nullable String datastoreName,
        OperationType type,
        OperationStatus status,
        @Nullable String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        boolean cancelRequested,
        @Nullable Instant cancelRequestedAt,
        @Nullable String cancelRequestedBy,
        OperationProgressView progress,
        @Nullable Failure failure,
        List<Warning> warnings,
        @Nullable CatalogChanges changes,
        @Nullable WorkSummary summary,
        @Nullable WaitingFor waitingFor,
        @Nullable String traceId,
        @Nullable CatalogSettings catalog,
        @Nullable ProfileSettings profile) {

    public OperationView {
        requireNonNull(id, "id");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(progress, "progress");
        warnings = List.copyOf(warnings);
    }
}
