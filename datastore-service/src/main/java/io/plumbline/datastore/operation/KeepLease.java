package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.List;

import io.plumbline.api.work.HeartbeatAnswer;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.events.WorkId;

import static java.util.Objects.requireNonNull;

/** Hears the owners of running items: still alive, or giving back. */
public final class KeepLease {

    private final Truth truth;
    private final WorkRules rules;
    private final RollUp rollUp;
    private final QueueOperation queue;

    public KeepLease(Truth truth, WorkRules rules, RollUp rollUp, QueueOperation queue) {
        this.truth = requireNonNull(truth, "truth");
        this.rules = requireNonNull(rules, "rules");
        this.rollUp = requireNonNull(rollUp, "rollUp");
        this.queue = requireNonNull(queue, "queue");
    }

    /**
     * Extends the lease. Once the worker's result has been accepted the answer is the terminal status.
     *
     * @throws WorkUnknownException if there is no such item
     * @throws StaleClaimException if the item no longer belongs to this worker and generation
     */
    public HeartbeatAnswer heartbeat(WorkId id, HeartbeatRequest request) {
        Changed<WorkItem> kept = truth.items()
                .change(id.value(), item -> {
                    refuseStranger(item, request.worker(), request.generation());
                    Instant now = truth.clock().instant();
                    return item.status().terminal()
                            ? null
                            : Change.silent(item.heardOf(now, now.plus(rules.lease()), request.progress()));
                })
                .orElseThrow(() -> new WorkUnknownException(id));
        WorkItem item = kept.record();
        if (kept.changed()) {
            rollUp.progressed(item.operationId());
        }
        Instant leaseUntil = item.leaseUntil();
        return new HeartbeatAnswer(
                item.status(),
                leaseUntil == null ? truth.clock().instant() : leaseUntil,
                item.cancelRequestedAt() != null);
    }

    /**
     * Puts a running item back into the queue without charging the attempt. An ended item stays as it is.
     *
     * @throws WorkUnknownException if there is no such item
     * @throws StaleClaimException if the item no longer belongs to this worker and generation
     */
    public void release(WorkId id, ReleaseRequest request) {
        Instant now = truth.clock().instant();
        Changed<WorkItem> released = truth.items()
                .change(id.value(), item -> {
                    refuseStranger(item, request.worker(), request.generation());
                    if (item.status().terminal()) {
                        return null;
                    }
                    if (item.cancelRequestedAt() != null) {
                        return Change.silent(item.cancelled(now));
                    }
                    WorkItem back = item.givenBack(now);
                    return new Change<>(back, List.of(queue.bell(back)));
                })
                .orElseThrow(() -> new WorkUnknownException(id));
        if (released.changed()) {
            rollUp.ended(released.record().operationId());
        }
    }

    private void refuseStranger(WorkItem item, String worker, long generation) {
        boolean mine = worker.equals(item.owner()) && item.status() != WorkStatus.QUEUED;
        if (!mine || (rules.generationGuard() && item.generation() != generation)) {
            throw new StaleClaimException(item.id() + " generation " + generation
                    + " (expected: the newest claim; it is " + item.status() + " in generation " + item.generation()
                    + ")");
        }
    }
}
