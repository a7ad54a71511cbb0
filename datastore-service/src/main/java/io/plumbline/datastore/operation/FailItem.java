package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.events.model.Failure;

import static java.util.Objects.requireNonNull;

/** Ends a running item that didn't succeed, or puts it back for another try. */
public final class FailItem {

    private final Truth truth;
    private final WorkRules rules;
    private final RollUp rollUp;
    private final RandomGenerator random;

    public FailItem(Truth truth, WorkRules rules, RollUp rollUp, RandomGenerator random) {
        this.truth = requireNonNull(truth, "truth");
        this.rules = requireNonNull(rules, "rules");
        this.rollUp = requireNonNull(rollUp, "rollUp");
        this.random = requireNonNull(random, "random");
    }

    /** Another try later if the failure allows it and attempts are left; FAILED otherwise. No effect on other generations. */
    void fail(String itemId, long generation, Failure failure) {
        write(itemId, generation, item -> decide(item, failure));
    }

    /** CANCELLED, and the generation moves on, so that nothing of this claim is accepted any more. */
    void cancel(String itemId, long generation) {
        Instant now = truth.clock().instant();
        write(itemId, generation, item -> item.cutOff(now));
    }

    private WorkItem decide(WorkItem item, Failure failure) {
        Instant now = truth.clock().instant();
        if (item.cancelRequestedAt() != null) {
            return item.cancelled(now);
        }
        if (failure.code().retryable() && item.attempt() < rules.maxAttempts()) {
            return item.triedAgain(rules.retryAt(now, item.attempt(), random), Verdict.cut(failure));
        }
        Failure last = failure.code().retryable() && item.attempt() > 1
                ? new Failure(failure.code(), failure.message() + " (tried " + item.attempt() + " times)")
                : failure;
        return item.failed(Verdict.cut(last), now);
    }

    private void write(String itemId, long generation, java.util.function.UnaryOperator<WorkItem> next) {
        Optional<Changed<WorkItem>> changed = truth.items().change(itemId, item -> when(item, generation, next));
        changed.ifPresent(c -> rollUp.ended(c.record().operationId()));
    }

    private static @Nullable Change<WorkItem> when(
            WorkItem item, long generation, java.util.function.UnaryOperator<WorkItem> next) {
        return item.status() == WorkStatus.RUNNING && item.generation() == generation
                ? Change.silent(next.apply(item))
                : null;
    }
}
