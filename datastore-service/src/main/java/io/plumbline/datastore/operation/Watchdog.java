package io.plumbline.datastore.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import io.plumbline.api.work.WorkStatus;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/**
 * Notices what nobody else will: owners that fell silent, cancels that nobody confirmed, and whatever a crash of this
 * service left between two writes. Each pass may be repeated at any time.
 */
public final class Watchdog {

    /** Younger ones are still in the hands of the thread that made them. */
    private static final Duration UNPLANNED = Duration.ofSeconds(5);

    private final Truth truth;
    private final WorkRules rules;
    private final Steps steps;
    private final AtomicBoolean graceGiven = new AtomicBoolean();

    public Watchdog(Truth truth, WorkRules rules, Steps steps) {
        this.truth = requireNonNull(truth, "truth");
        this.rules = requireNonNull(rules, "rules");
        this.steps = requireNonNull(steps, "steps");
    }

    /** What the watchdog finishes for others. */
    public record Steps(
            QueueOperation queue, RollUp rollUp, FailItem failItem, AcceptResults results, CancelWork cancel) {}

    /** One look at everything. The first one gives every lease one more period, as nobody could extend it before. */
    public void pass() {
        Instant now = truth.clock().instant();
        if (!graceGiven.get()) {
            truth.items().extendLeases(now.plus(rules.lease()));
            graceGiven.set(true);
        }
        for (WorkItem item : truth.items().overdue(now, now.minus(rules.cancelGrace()))) {
            attend(item, now);
        }
        for (Operation operation : truth.operations().unsettled()) {
            attend(operation, now);
        }
    }

    private void attend(WorkItem item, Instant now) {
        Instant asked = item.cancelRequestedAt();
        if (item.status() == WorkStatus.SUCCEEDED) {
            steps.results().show(item);
        } else if (asked != null && asked.isBefore(now.minus(rules.cancelGrace()))) {
            steps.failItem().cancel(item.recordId(), item.generation());
        } else if (!steps.results().completeAnnounced(item)) {
            steps.failItem().fail(item.recordId(), item.generation(), lost(item));
        }
    }

    private void attend(Operation operation, Instant now) {
        if (operation.status().terminal()) {
            steps.rollUp().settle(operation);
        } else if (operation.cancelRequestedAt() != null) {
            steps.cancel().finish(operation);
        } else if (!operation.planned()) {
            if (operation.createdAt().plus(UNPLANNED).isBefore(now)) {
                steps.queue().plan(operation);
            }
        } else {
            steps.rollUp().progressed(operation.id());
        }
    }

    private static Failure lost(WorkItem item) {
        return new Failure(
                FailureCode.WORKER_LOST,
                "The worker " + item.owner() + " was last heard of at " + item.heartbeatAt() + " and let its lease of "
                        + item.leaseUntil() + " pass: it was killed, stopped, or cut off.");
    }
}
