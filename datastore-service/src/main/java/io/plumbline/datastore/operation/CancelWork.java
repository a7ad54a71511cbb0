package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/** Stops operations: at once if nothing runs, otherwise with the owners' next heartbeats. */
public final class CancelWork {

    private final Truth truth;
    private final RollUp rollUp;

    public CancelWork(Truth truth, RollUp rollUp) {
        this.truth = requireNonNull(truth, "truth");
        this.rollUp = requireNonNull(rollUp, "rollUp");
    }

    /**
     * Whether there is such an operation. One that has ended stays as it is. Repeating it changes nothing.
     *
     * @param by the name of the token that asked for it; absent where the platform does by itself
     */
    public boolean cancel(OperationId id, @Nullable String by) {
        Instant now = truth.clock().instant();
        Optional<Changed<Operation>> asked = truth.operations()
                .change(
                        id.value(),
                        o -> o.status().terminal() || o.cancelRequestedAt() != null
                                ? null
                                : Change.silent(o.change()
                                        .cancelRequested(now, by)
                                        .planned(true)
                                        .build()));
        if (asked.isEmpty()) {
            return false;
        }
        finish(asked.get().record());
        return true;
    }

    /** Carries a requested cancel to the items. */
    void finish(Operation operation) {
        if (operation.cancelRequestedAt() != null && !operation.status().terminal()) {
            truth.items().cancel(operation.id(), truth.clock().instant());
            rollUp.refresh(operation.id());
        }
    }
}
