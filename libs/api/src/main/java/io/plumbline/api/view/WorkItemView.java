package io.plumbline.api.view;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.Warning;

import static java.util.Objects.requireNonNull;

/**
 * One work item of an operation.
 *
 * @param connections to the source that its newest claim may use at the same time; absent while it waits, and for a source without
 *     such a limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkItemView(
        WorkId id,
        OperationId operationId,
        WorkKind kind,
        @Nullable ContainerId containerId,
        @Nullable String container,
        WorkStatus status,
        int attempt,
        long generation,
        @Nullable String worker,
        @Nullable Instant heartbeatAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        WorkProgress progress,
        @Nullable Failure failure,
        List<Warning> warnings,
        @Nullable Integer connections) {

    public WorkItemView {
        requireNonNull(id, "id");
        requireNonNull(operationId, "operationId");
        requireNonNull(kind, "kind");
        requireNonNull(status, "status");
        requireNonNull(progress, "progress");
        warnings = List.copyOf(warnings);
    }
}
