package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CatalogChanges;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;

/** The next version of an item: what a step changes, and the rest as it was. */
final class WorkItemDraft {
    private final WorkItem from;
    WorkStatus status;
    long generation;
    int attempt;
    Instant notBefore;

    @Nullable
    String owner;

    @Nullable
    Instant leaseUntil;

    @Nullable
    Instant heartbeatAt;

    WorkProgress progress;

    @Nullable
    Announced announced;

    boolean applied;

    @Nullable
    Instant cancelRequestedAt;

    @Nullable
    Failure failure;

    List<Warning> warnings;
    WorkSummary summary;

    @Nullable
    CatalogChanges changes;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    @Nullable
    Integer connections;

    WorkItemDraft(WorkItem from) {
        this.from = from;
        status = from.status();
        generation = from.generation();
        attempt = from.attempt();
        notBefore = from.notBefore();
        owner = from.owner();
        leaseUntil = from.leaseUntil();
        heartbeatAt = from.heartbeatAt();
        progress = from.progress();
        announced = from.announced();
        applied = from.applied();
        cancelRequestedAt = from.cancelRequestedAt();
        failure = from.failure();
        warnings = from.warnings();
        summary = from.summary();
        changes = from.changes();
        startedAt = from.startedAt();
        finishedAt = from.finishedAt();
        connections = from.connections();
    }

    WorkItem item() {
        return new WorkItem(
                from.id(),
                from.operationId(),
                from.datastoreId(),
                from.target(),
                from.kind(),
                status,
                generation,
                attempt,
                notBefore,
                from.priority(),
                owner,
                leaseUntil,
                heartbeatAt,
                progress,
                announced,
                applied,
                cancelRequestedAt,
                failure,
                warnings,
                summary,
                changes,
                from.createdAt(),
                startedAt,
                finishedAt,
                from.cause(),
                from.version() + 1,
                from.sequence(),
                connections);
    }
}
