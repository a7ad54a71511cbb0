package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Warning;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.events.work.WorkResult;

import static java.util.Objects.requireNonNull;

/**
 * Takes the workers' answers in any order and any number. An answer of an older generation is refused and counted. What
 * is accepted commits with the item's one step to SUCCEEDED; showing it is then only a matter of time, crash or not.
 */
public final class AcceptResults {

    private static final Logger log = LoggerFactory.getLogger(AcceptResults.class);

    private final Truth truth;
    private final WorkRules rules;
    private final RollUp rollUp;
    private final FailItem failItem;
    private final AtomicLong refused = new AtomicLong();

    public AcceptResults(Truth truth, WorkRules rules, RollUp rollUp, FailItem failItem) {
        this.truth = requireNonNull(truth, "truth");
        this.rules = requireNonNull(rules, "rules");
        this.rollUp = requireNonNull(rollUp, "rollUp");
        this.failItem = requireNonNull(failItem, "failItem");
    }

    public void handle(WorkResult result) {
        Optional<WorkItem> found = truth.items().find(result.workId().value());
        if (found.isEmpty()) {
            refuse(result, "it is unknown");
            return;
        }
        WorkItem item = found.get();
        if (repeatedEnd(item, result)) {
            show(item);
            return;
        }
        String reason = refusal(item, result);
        if (reason != null) {
            refuse(result, reason);
        } else if (result instanceof WorkFailed failed) {
            fail(item, failed);
        } else if (result instanceof WorkFinished finished) {
            finish(item, finished);
        } else {
            stage(item, result);
        }
    }

    /** Answers that were refused since the start. */
    public long refused() {
        return refused.get();
    }

    /** Completes an item whose announced chunks are all there; whether it did. */
    boolean completeAnnounced(WorkItem item) {
        Announced announced = item.announced();
        if (announced == null
                || !open(item, announced)
                || truth.findings(item.kind()).staged(resultKey(item, announced.generation()), announced.chunks())
                        < announced.chunks()) {
            return false;
        }
        complete(item, announced);
        return true;
    }

    /** Makes the results of a succeeded item visible. Repeating it changes nothing. */
    void show(WorkItem item) {
        if (item.status() == WorkStatus.SUCCEEDED && !item.applied()) {
            Optional<Operation> operation =
                    truth.operations().find(item.operationId().value());
            if (operation.isPresent()) {
                truth.crash().reached("results.before-flip");
                Findings.Shown shown = truth.findings(item.kind()).show(item, operation.get());
                truth.crash().reached("results.after-flip");
                truth.items().change(item, i -> applied(i, shown));
            }
        }
        rollUp.ended(item.operationId());
    }

    private static @Nullable Change<WorkItem> applied(WorkItem item, Findings.Shown shown) {
        if (item.applied() || item.status() != WorkStatus.SUCCEEDED) {
            return null;
        }
        List<Warning> warnings = new ArrayList<>(item.warnings());
        warnings.addAll(shown.warnings());
        return Change.silent(item.shown(Verdict.cut(warnings), shown.changes()));
    }

    private void stage(WorkItem item, WorkResult chunk) {
        WorkItem claimed = item.generation() == chunk.generation() ? item : item.inGeneration(chunk.generation());
        truth.findings(item.kind()).stage(claimed, chunk);
        truth.crash().reached("results.between-chunks");
        truth.items().find(item.recordId()).ifPresent(this::completeAnnounced);
    }

    private void finish(WorkItem item, WorkFinished finished) {
        Announced announced = Announced.of(finished);
        Optional<Changed<WorkItem>> kept = truth.items()
                .change(
                        item,
                        i -> refusal(i, finished) != null || announced.equals(i.announced())
                                ? null
                                : Change.silent(i.announcing(announced)));
        kept.map(Changed::record).ifPresent(this::completeAnnounced);
    }

    /** The commit point: from here on the results will be shown. A cancel that came first wins. */
    private void complete(WorkItem item, Announced announced) {
        Instant now = truth.clock().instant();
        Optional<Changed<WorkItem>> ended = truth.items().change(item, i -> {
            if (!open(i, announced)) {
                return null;
            }
            if (i.cancelRequestedAt() != null) {
                return Change.silent(i.cancelled(now));
            }
            return Change.silent(i.succeeded(announced, now));
        });
        truth.crash().reached("results.after-commit");
        ended.map(Changed::record).ifPresent(this::show);
    }

    private void fail(WorkItem item, WorkFailed failed) {
        boolean cancelled = failed.failure().code() == FailureCode.CANCELLED && item.cancelRequestedAt() != null;
        if (cancelled) {
            failItem.cancel(item.recordId(), item.generation());
        } else {
            failItem.fail(item.recordId(), item.generation(), failed.failure());
        }
    }

    /** Whether this end is the one that the item waits for. Without the guard, a lost worker's end overwrites another's. */
    private boolean open(WorkItem item, Announced announced) {
        if (rules.generationGuard()) {
            return item.status() == WorkStatus.RUNNING && item.generation() == announced.generation();
        }
        return item.status() == WorkStatus.RUNNING
                || (item.status() == WorkStatus.SUCCEEDED && item.generation() != announced.generation());
    }

    /** The end message of this very result has been accepted before. */
    private static boolean repeatedEnd(WorkItem item, WorkResult result) {
        return item.status() == WorkStatus.SUCCEEDED
                && item.generation() == result.generation()
                && result instanceof WorkFinished;
    }

    /** Why an answer can't be taken; absent if it can. */
    private @Nullable String refusal(WorkItem item, WorkResult result) {
        if (!rules.generationGuard()) {
            return item.status() == WorkStatus.CANCELLED ? "it is CANCELLED" : null;
        }
        if (item.generation() != result.generation()) {
            return "its generation is " + item.generation();
        }
        return item.status() == WorkStatus.RUNNING ? null : "it is " + item.status();
    }

    private void refuse(WorkResult result, String reason) {
        refused.incrementAndGet();
        log.info(
                "Refused {} of {} generation {}: {}",
                result.getClass().getSimpleName(),
                result.workId(),
                result.generation(),
                reason);
    }

    private static String resultKey(WorkItem item, long generation) {
        return item.id().value() + "." + generation;
    }
}
