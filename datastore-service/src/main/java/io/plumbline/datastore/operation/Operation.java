package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CatalogChanges;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageHeader;
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
 * The one truth about an operation: QUEUED → RUNNING → exactly one terminal state.
 *
 * @param cancelRequestedBy the name of the token that asked to stop it; absent if nobody did, or the platform by itself
 * @param planned whether all its work items are written
 * @param progressedAt when operation.progressed was last told; absent if never
 * @param itemsDone finished items, the failed ones included
 * @param settled whether the consequences of a terminal state (datastore, chained operation, withdrawal) are written
 * @param cause the header of the ordering command
 * @param version what a write is compared with
 */
public record Operation(
        OperationId id,
        OperationType type,
        DatastoreId datastoreId,
        OperationStatus status,
        @Nullable CatalogSettings catalog,
        @Nullable ProfileSettings profile,
        @Nullable String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant cancelRequestedAt,
        @Nullable String cancelRequestedBy,
        boolean planned,
        long itemsTotal,
        long itemsDone,
        long itemsFailed,
        WorkProgress progress,
        @Nullable Instant progressedAt,
        @Nullable Failure failure,
        List<Warning> warnings,
        @Nullable CatalogChanges changes,
        @Nullable WorkSummary summary,
        boolean settled,
        MessageHeader cause,
        long version,
        long sequence)
        implements Recorded {

    public Operation {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(status, "status");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(progress, "progress");
        warnings = List.copyOf(warnings);
        requireNonNull(cause, "cause");
    }

    @Override
    public String recordId() {
        return id.value();
    }

    /** A copy to change; it carries the next version. */
    public Draft change() {
        return new Draft(this);
    }

    /** Collects the changes of one write. */
    public static final class Draft {
        private OperationId id;
        private OperationType type;
        private DatastoreId datastoreId;
        private OperationStatus status;
        private @Nullable CatalogSettings catalog;
        private @Nullable ProfileSettings profile;
        private @Nullable String requestedBy;
        private Instant createdAt;
        private @Nullable Instant startedAt;
        private @Nullable Instant finishedAt;
        private @Nullable Instant cancelRequestedAt;
        private @Nullable String cancelRequestedBy;
        private boolean planned;
        private long itemsTotal;
        private long itemsDone;
        private long itemsFailed;
        private WorkProgress progress;
        private @Nullable Instant progressedAt;
        private @Nullable Failure failure;
        private List<Warning> warnings;
        private @Nullable CatalogChanges changes;
        private @Nullable WorkSummary summary;
        private boolean settled;
        private MessageHeader cause;
        private long version;
        private long sequence;

        private Draft(Operation from) {
            id = from.id;
            type = from.type;
            datastoreId = from.datastoreId;
            status = from.status;
            catalog = from.catalog;
            profile = from.profile;
            requestedBy = from.requestedBy;
            createdAt = from.createdAt;
            startedAt = from.startedAt;
            finishedAt = from.finishedAt;
            cancelRequestedAt = from.cancelRequestedAt;
            cancelRequestedBy = from.cancelRequestedBy;
            planned = from.planned;
            itemsTotal = from.itemsTotal;
            itemsDone = from.itemsDone;
            itemsFailed = from.itemsFailed;
            progress = from.progress;
            progressedAt = from.progressedAt;
            failure = from.failure;
            warnings = from.warnings;
            changes = from.changes;
            summary = from.summary;
            settled = from.settled;
            cause = from.cause;
            version = from.version;
            sequence = from.sequence;
            version = from.version + 1;
        }

        public Draft type(OperationType value) {
            type = value;
            return this;
        }

        public Draft datastoreId(DatastoreId value) {
            datastoreId = value;
            return this;
        }

        public Draft status(OperationStatus value) {
            status = value;
            return this;
        }

        public Draft catalog(@Nullable CatalogSettings value) {
            catalog = value;
            return this;
        }

        public Draft profile(@Nullable ProfileSettings value) {
            profile = value;
            return this;
        }

        public Draft requestedBy(@Nullable String value) {
            requestedBy = value;
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

        public Draft cancelRequested(Instant at, @Nullable String by) {
            cancelRequestedAt = at;
            cancelRequestedBy = by;
            return this;
        }

        public Draft planned(boolean value) {
            planned = value;
            return this;
        }

        public Draft itemsTotal(long value) {
            itemsTotal = value;
            return this;
        }

        public Draft itemsDone(long value) {
            itemsDone = value;
            return this;
        }

        public Draft itemsFailed(long value) {
            itemsFailed = value;
            return this;
        }

        public Draft progress(WorkProgress value) {
            progress = value;
            return this;
        }

        public Draft progressedAt(@Nullable Instant value) {
            progressedAt = value;
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

        public Draft changes(@Nullable CatalogChanges value) {
            changes = value;
            return this;
        }

        public Draft summary(@Nullable WorkSummary value) {
            summary = value;
            return this;
        }

        public Draft settled(boolean value) {
            settled = value;
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

        public Operation build() {
            return new Operation(
                    id,
                    type,
                    datastoreId,
                    status,
                    catalog,
                    profile,
                    requestedBy,
                    createdAt,
                    startedAt,
                    finishedAt,
                    cancelRequestedAt,
                    cancelRequestedBy,
                    planned,
                    itemsTotal,
                    itemsDone,
                    itemsFailed,
                    progress,
                    progressedAt,
                    failure,
                    warnings,
                    changes,
                    summary,
                    settled,
                    cause,
                    version,
                    sequence);
        }
    }
}
