package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Ledger;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.OperationId;

/** The work items: those of living operations, which are the queue, and those of past ones. */
public interface WorkItems extends Ledger<WorkItem> {

    /** Writes these items, each with its message; those that exist already are left as they are. */
    void addAll(Map<WorkItem, Envelope<?>> items);

    /** Datastores for which an item of this kind waits that may be taken now. */
    Set<DatastoreId> waiting(WorkKind kind, Instant now);

    /** How many items of each datastore are RUNNING; datastores without any are left out. */
    Map<DatastoreId, Integer> running();

    /** How many items of each kind have this status; every kind has a number. */
    Map<WorkKind, Long> count(WorkStatus status);

    /** The items of this kind that come next: smallest priority first, then oldest. */
    List<WorkItem> next(DatastoreId datastoreId, WorkKind kind, Instant now, int most);

    /** Whether any item of this operation waits, be it for a later time. */
    boolean anyWaits(OperationId operationId);

    /**
     * What the watchdog looks at: RUNNING items whose lease ended before {@code now} or which were asked to stop before
     * {@code askedBefore}, and SUCCEEDED ones that aren't applied.
     */
    List<WorkItem> overdue(Instant now, Instant askedBefore);

    /** All items of one operation, living or past, by container name. */
    List<WorkItem> of(OperationId operationId);

    /** QUEUED items of this operation become CANCELLED; RUNNING ones are asked to stop. Repeating it changes nothing. */
    void cancel(OperationId operationId, Instant now);

    /** RUNNING items whose lease ends before this keep it until then. */
    void extendLeases(Instant until);

    /** Takes the items of a settled operation out of the queue; they stay readable. */
    void archive(OperationId operationId);
}
