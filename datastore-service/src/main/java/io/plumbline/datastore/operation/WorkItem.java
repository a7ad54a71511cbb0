package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CatalogChanges;
import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.OperationId;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WorkSummary;

import static java.util.Objects.requireNonNull;

/**
 * One piece of an operation that one worker does at a time: the queue that workers claim from.
 *
 * @param target the container to profile; absent for a catalog
 * @param generation the fencing token: grows with every claim and every forced end
 * @param attempt claims that were charged
 * @param priority smaller goes first
 * @param announced the worker's end message that waits for its last chunks; absent if none came
 * @param applied whether a succeeded item's results are visible
 * @param cancelRequestedAt when the owner was asked to stop; absent if it wasn't
 * @param version what a write is compared with
 * @param sequence unused: bells are not counted
 * @param connections to the source that the newest claim may use at the same time; absent while it waits, and for a source
 *     without such a limit
 */
public record WorkItem(
        WorkId id,
        OperationId operationId,
        DatastoreId datastoreId,
        @Nullable ContainerTarget target,
        WorkKind kind,
        WorkStatus status,
        long generation,
        int attempt,
        Instant notBefore,
        int priority,
        @Nullable String owner,
        @Nullable Instant leaseUntil,
        @Nullable Instant heartbeatAt,
        WorkProgress progress,
        @Nullable Announced announced,
        boolean applied,
        @Nullable Instant cancelRequestedAt,
        @Nullable Failure failure,
        List<Warning> warnings,
        WorkSummary summary,
        @Nullable CatalogChanges changes,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        MessageHeader cause,
        long version,
        long sequence,
        @Nullable Integer connections)
        implements Recorded {

    public WorkItem {
        requireNonNull(id, "id");
        requireNonNull(operationId, "operationId");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(kind, "kind");
        requireNonNull(status, "status");
        requireNonNull(notBefore, "notBefore");
        requireNonNull(progress, "progress");
        warnings = List.copyOf(warnings);
        requireNonNull(summary, "summary");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(cause, "cause");
    }

    @Override
    public String recordId() {
        return id.value();
    }

    /** Names what this generation produced: {@code <workId>.<generation>}. */
    public String resultKey() {
        return id.value() + "." + generation;
    }

    /** The name of what is worked on; absent for a catalog. */
    public @Nullable String containerName() {
        return target == null ? null : target.name();
    }

    /** One that waits, as its operation is planned. @param target absent for a catalog */
    static WorkItem queued(
            WorkId id, Operation operation, WorkKind kind, @Nullable ContainerTarget target, Instant now) {
        return new WorkItem(
                id,
                operation.id(),
                operation.datastoreId(),
                target,
                kind,
                WorkStatus.QUEUED,
                0,
                0,
                now,
                0,
                null,
                null,
                null,
                WorkProgress.NONE,
                null,
                false,
                null,
                null,
                List.of(),
                WorkSummary.NONE,
                null,
                now,
                null,
                null,
                operation.cause(),
                1,
                0,
                null);
    }

    /** The worker's, in a new generation. @param share of the source's connections; null if they aren't counted */
    WorkItem claimedBy(String worker, Instant now, Instant until, @Nullable Integer share) {
        WorkItemDraft next = new WorkItemDraft(this);
        next.status = WorkStatus.RUNNING;
        next.owner = worker;
        next.generation++;
        next.attempt++;
        next.leaseUntil = until;
        next.heartbeatAt = now;
        next.startedAt = startedAt == null ? now : startedAt;
        next.progress = WorkProgress.NONE;
        next.announced = null;
        next.failure = null;
        next.connections = share;
        return next.item();
    }

    /** Its owner lives. */
    WorkItem heardOf(Instant now, Instant until, WorkProgress told) {
        WorkItemDraft next = new WorkItemDraft(this);
        next.leaseUntil = until;
        next.heartbeatAt = now;
        next.progress = told;
        return next.item();
    }

    WorkItem leasedUntil(Instant until) {
        WorkItemDraft next = new WorkItemDraft(this);
        next.leaseUntil = until;
        return next.item();
    }

    /** Waits again, as if it had not been claimed. */
    WorkItem givenBack(Instant now) {
        WorkItemDraft next = waitingAgain(now);
        next.attempt--;
        return next.item();
    }

    /** Waits for another try. */
    WorkItem triedAgain(Instant from, Failure because) {
        WorkItemDraft next = waitingAgain(from);
        next.failure = because;
        return next.item();
    }

    /** Has failed for good. */
    WorkItem failed(Failure because, Instant now) {
        WorkItemDraft next = ended(WorkStatus.FAILED, now);
        next.failure = because;
        return next.item();
    }

    WorkItem cancelled(Instant now) {
        return ended(WorkStatus.CANCELLED, now).item();
    }

    /** CANCELLED, and nothing of its newest claim is accepted any more. */
    WorkItem cutOff(Instant now) {
        WorkItemDraft next = ended(WorkStatus.CANCELLED, now);
        next.generation++;
        return next.item();
    }

    /** Asked to stop: one that waits has stopped with that. */
    WorkItem askedToStop(Instant now) {
        WorkItemDraft next = status == WorkStatus.QUEUED ? ended(WorkStatus.CANCELLED, now) : new WorkItemDraft(this);
        next.cancelRequestedAt = now;
        return next.item();
    }

    /** Its end is announced, but for its last chunks. */
    WorkItem announcing(Announced end) {
        WorkItemDraft next = new WorkItemDraft(this);
        next.announced = end;
        return next.item();
    }

    /** Done; its results are to be shown. */
    WorkItem succeeded(Announced end, Instant now) {
        WorkItemDraft next = ended(WorkStatus.SUCCEEDED, now);
        next.generation = end.generation();
        next.applied = false;
        next.announced = end;
        next.summary = end.summary();
        next.progress = reached(end.summary());
        next.warnings = end.warnings();
        next.failure = null;
        return next.item();
    }

    /** How far it got: a worker may have had no time to tell what its results say. */
    private WorkProgress reached(WorkSummary end) {
        return new WorkProgress(
                Math.max(progress.rows(), end.rows()),
                Math.max(progress.bytes(), end.bytes()),
                Math.max(progress.containers(), end.containers()),
                progress.rowsTotal(),
                progress.bytesTotal());
    }

    /** Its results are visible. */
    WorkItem shown(List<Warning> all, @Nullable CatalogChanges found) {
        WorkItemDraft next = new WorkItemDraft(this);
        next.applied = true;
        next.warnings = all;
        next.changes = found;
        return next.item();
    }

    /** As it would be in that generation. */
    WorkItem inGeneration(long other) {
        WorkItemDraft next = new WorkItemDraft(this);
        next.generation = other;
        return next.item();
    }

    /** The same in the next version, so that whoever decided on this one decides again. */
    WorkItem touched() {
        return new WorkItemDraft(this).item();
    }

    private WorkItemDraft waitingAgain(Instant from) {
        WorkItemDraft next = new WorkItemDraft(this);
        next.status = WorkStatus.QUEUED;
        next.owner = null;
        next.leaseUntil = null;
        next.announced = null;
        next.notBefore = from;
        next.connections = null;
        return next;
    }

    private WorkItemDraft ended(WorkStatus terminal, Instant now) {
        WorkItemDraft next = new WorkItemDraft(this);
        next.status = terminal;
        next.finishedAt = now;
        return next;
    }
}
