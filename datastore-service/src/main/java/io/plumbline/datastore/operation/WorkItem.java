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
        long sequence)
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

    /** A copy to change; it carries the next version. */
    public Draft change() {
        return new Draft(this);
    }

    /** Collects the changes of one write. */
    public static final class Draft {
        private WorkId id;
        private OperationId operationId;
        private DatastoreId datastoreId;
        private @Nullable ContainerTarget target;
        private WorkKind kind;
        private WorkStatus status;
        private long generation;
        private int attempt;
        private Instant notBefore;
        private int priority;
        private @Nullable String owner;
        private @Nullable Instant leaseUntil;
        private @Nullable Instant heartbeatAt;
        private WorkProgress progress;
        private @Nullable Announced announced;
        private boolean applied;
        private @Nullable Instant cancelRequestedAt;
        private @Nullable Failure failure;
        private List<Warning> warnings;
        private WorkSummary summary;
        private @Nullable CatalogChanges changes;
        private Instant createdAt;
        private @Nullable Instant startedAt;
        private @Nullable Instant finishedAt;
        private MessageHeader cause;
        private long version;
        private long sequence;

        private Draft(WorkItem from) {
            id = from.id;
            operationId = from.operationId;
            datastoreId = from.datastoreId;
            target = from.target;
            kind = from.kind;
            status = from.status;
            generation = from.generation;
            attempt = from.attempt;
            notBefore = from.notBefore;
            priority = from.priority;
            owner = from.owner;
            leaseUntil = from.leaseUntil;
            heartbeatAt = from.heartbeatAt;
            progress = from.progress;
            announced = from.announced;
            applied = from.applied;
            cancelRequestedAt = from.cancelRequestedAt;
            failure = from.failure;
            warnings = from.warnings;
            summary = from.summary;
            changes = from.changes;
            createdAt = from.createdAt;
            startedAt = from.startedAt;
            finishedAt = from.finishedAt;
            cause = from.cause;
            version = from.version;
            sequence = from.sequence;
            version = from.version + 1;
        }

        public Draft operationId(OperationId value) {
            operationId = value;
            return this;
        }

        public Draft datastoreId(DatastoreId value) {
            datastoreId = value;
            return this;
        }

        public Draft target(@Nullable ContainerTarget value) {
            target = value;
            return this;
        }

        public Draft kind(WorkKind value) {
            kind = value;
            return this;
        }

        public Draft status(WorkStatus value) {
            status = value;
            return this;
        }

        public Draft generation(long value) {
            generation = value;
            return this;
        }

        public Draft attempt(int value) {
            attempt = value;
            return this;
        }

        public Draft notBefore(Instant value) {
            notBefore = value;
            return this;
        }

        public Draft priority(int value) {
            priority = value;
            return this;
        }

        public Draft owner(@Nullable String value) {
            owner = value;
            return this;
        }

        public Draft leaseUntil(@Nullable Instant value) {
            leaseUntil = value;
            return this;
        }

        public Draft heartbeatAt(@Nullable Instant value) {
            heartbeatAt = value;
            return this;
        }

        public Draft progress(WorkProgress value) {
            progress = value;
            return this;
        }

        public Draft announced(@Nullable Announced value) {
            announced = value;
            return this;
        }

        public Draft applied(boolean value) {
            applied = value;
            return this;
        }

        public Draft cancelRequestedAt(@Nullable Instant value) {
            cancelRequestedAt = value;
            return this;
        }

        public Draft failure(@Nullable Failure value) {
            failure = value;
            return this;
        }

        public Draft warnings(List<Warning> value) {
            warnings = value;
            return this;
        }

        public Draft summary(WorkSummary value) {
            summary = value;
            return this;
        }

        public Draft changes(@Nullable CatalogChanges value) {
            changes = value;
            return this;
        }

        public Draft createdAt(Instant value) {
            createdAt = value;
            return this;
        }

        public Draft startedAt(@Nullable Instant value) {
            startedAt = value;
            return this;
        }

        public Draft finishedAt(@Nullable Instant value) {
            finishedAt = value;
            return this;
        }

        public Draft cause(MessageHeader value) {
            cause = value;
            return this;
        }

        public Draft version(long value) {
            version = value;
            return this;
        }

        public Draft sequence(long value) {
            sequence = value;
            return this;
        }

        public WorkItem build() {
            return new WorkItem(
                    id,
                    operationId,
                    datastoreId,
                    target,
                    kind,
                    status,
                    generation,
                    attempt,
                    notBefore,
                    priority,
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
                    createdAt,
                    startedAt,
                    finishedAt,
                    cause,
                    version,
                    sequence);
        }
    }
}
