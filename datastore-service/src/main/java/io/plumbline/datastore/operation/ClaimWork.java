package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.KnownParts;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.EffectiveSource;
import io.plumbline.datastore.registry.SourceRules;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.ProfileSettings;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/**
 * Gives waiting items to workers. A claim is one compare-and-set that moves the generation; only this service's clock counts.
 * The datastore with the fewest running items goes first. None gets more items or connections than its {@link SourceBudget}
 * has, and outside its read window it gets none.
 */
public final class ClaimWork {

    private static final int MAX_SLOTS = 64;

    private final Truth truth;
    private final WorkRules rules;
    private final RollUp rollUp;
    private final EffectiveSource sources;
    private final SourceBudget budget;
    private final Decisions decisions;
    private final StoredParts parts;

    public ClaimWork(Truth truth, WorkRules rules, RollUp rollUp, Decisions decisions, StoredParts parts) {
        this.truth = requireNonNull(truth, "truth");
        this.rules = requireNonNull(rules, "rules");
        this.rollUp = requireNonNull(rollUp, "rollUp");
        this.sources = new EffectiveSource(truth.connections());
        this.budget = new SourceBudget(truth, rules);
        this.decisions = requireNonNull(decisions, "decisions");
        this.parts = requireNonNull(parts, "parts");
    }

    /** The request itself. @throws IllegalArgumentException if it asks for nothing or too much */
    public static ClaimRequest validated(ClaimRequest request) {
        if (request.slots() < 1 || request.slots() > MAX_SLOTS) {
            throw new IllegalArgumentException("slots: " + request.slots() + " (expected: 1 to " + MAX_SLOTS + ")");
        }
        if (request.worker().isBlank()) {
            throw new IllegalArgumentException("worker: blank (expected: the worker's name)");
        }
        return request;
    }

    /** Up to {@code slots} items that now belong to the worker; empty if nothing waits that may run. */
    public List<WorkAssignment> claim(ClaimRequest request) {
        validated(request);
        List<WorkAssignment> assignments = new ArrayList<>();
        Instant now = truth.clock().instant();
        Set<DatastoreId> waiting = new HashSet<>(truth.items().waiting(request.kind(), now));
        if (waiting.isEmpty()) {
            return assignments;
        }
        // Only to be fair between datastores; what each may run at once is kept by its budget.
        Map<DatastoreId, Integer> running = waiting.size() == 1
                ? new HashMap<>()
                : new HashMap<>(truth.items().running());
        Set<WorkId> elsewhere = new HashSet<>();
        while (assignments.size() < request.slots()) {
            Optional<DatastoreId> fairest = waiting.stream()
                    .filter(d -> running.getOrDefault(d, 0) < rules.perDatastoreLimit())
                    .min(comparing((DatastoreId d) -> running.getOrDefault(d, 0))
                            .thenComparing(DatastoreId::value));
            if (fairest.isEmpty()) {
                break;
            }
            DatastoreId datastore = fairest.get();
            Optional<WorkItem> next = truth.items().next(datastore, request.kind(), now, elsewhere.size() + 1).stream()
                    .filter(i -> !elsewhere.contains(i.id()))
                    .findFirst();
            Attempt attempt = next.isPresent() ? claim(next.get(), request) : Attempt.ENOUGH;
            if (attempt.assignment() != null) {
                assignments.add(attempt.assignment());
                running.merge(datastore, 1, Integer::sum);
            } else if (attempt.end() == End.ELSEWHERE) {
                next.ifPresent(i -> elsewhere.add(i.id()));
            } else if (attempt.end() == End.ENOUGH) {
                waiting.remove(datastore);
            }
        }
        return assignments;
    }

    private enum End {
        CLAIMED,
        /** The item has changed; another look shows what comes next. */
        CHANGED,
        /** Another claim of this item is under way. */
        ELSEWHERE,
        /** Nothing of this datastore may begin now. */
        ENOUGH
    }

    /** @param assignment present exactly if the item was claimed */
    private record Attempt(End end, @Nullable WorkAssignment assignment) {
        static final Attempt CHANGED = new Attempt(End.CHANGED, null);
        static final Attempt ELSEWHERE = new Attempt(End.ELSEWHERE, null);
        static final Attempt ENOUGH = new Attempt(End.ENOUGH, null);
    }

    private Attempt claim(WorkItem waiting, ClaimRequest request) {
        Optional<Operation> operation =
                truth.operations().find(waiting.operationId().value());
        Optional<Datastore> datastore =
                truth.datastores().find(waiting.datastoreId().value()).filter(d -> !d.removed());
        boolean wanted = operation
                .filter(o -> !o.status().terminal() && o.cancelRequestedAt() == null)
                .isPresent();
        Optional<SourceConnection> source = datastore.flatMap(sources::of);
        if (!wanted || source.isEmpty()) {
            drop(waiting);
            return Attempt.CHANGED;
        }
        if (SourceRules.closedUntil(source.get(), truth.clock().instant()).isPresent()) {
            return Attempt.ENOUGH;
        }
        SourceBudget.Answer answer =
                budget.take(waiting, SourceRules.connections(source.get()).orElse(null));
        if (!(answer instanceof SourceBudget.Answer.Taken taken)) {
            return answer instanceof SourceBudget.Answer.Elsewhere ? Attempt.ELSEWHERE : Attempt.ENOUGH;
        }
        truth.crash().reached("claim.after-hold");
        Optional<Changed<WorkItem>> claimed =
                truth.items().change(waiting, i -> decide(i, waiting.version(), request, taken.hold()));
        if (claimed.filter(Changed::changed).isEmpty()) {
            budget.giveBack(waiting.datastoreId(), taken.hold());
            return Attempt.CHANGED;
        }
        truth.crash().reached("claim.after-write");
        rollUp.started(operation.orElseThrow());
        return new Attempt(End.CLAIMED, assignment(claimed.get().record(), operation.orElseThrow(), source.get()));
    }

    private @Nullable Change<WorkItem> decide(WorkItem item, long seen, ClaimRequest request, SourceLoad.Hold hold) {
        if (item.version() != seen || item.status() != WorkStatus.QUEUED) {
            return null;
        }
        Instant now = truth.clock().instant();
        return Change.silent(item.claimedBy(request.worker(), now, now.plus(rules.lease()), hold.connections()));
    }

    private void drop(WorkItem waiting) {
        Instant now = truth.clock().instant();
        truth.items().change(waiting, i -> i.status() != WorkStatus.QUEUED ? null : Change.silent(i.cancelled(now)));
    }

    /** As users want it by now: a field may have been masked while the item waited. */
    private @Nullable ContainerTarget target(WorkItem item) {
        ContainerTarget queued = item.target();
        return queued == null ? null : queued.with(decisions.about(queued.containerId()));
    }

    private WorkAssignment assignment(WorkItem item, Operation operation, SourceConnection source) {
        boolean catalog = item.kind() == WorkKind.CATALOG;
        Map<String, String> patterns = catalog ? decisions.filePatterns(item.datastoreId()) : Map.of();
        Map<String, Map<String, String>> text = catalog ? decisions.textOptions(item.datastoreId()) : Map.of();
        Map<String, Set<String>> masked = catalog ? decisions.maskedFields(item.datastoreId()) : Map.of();
        return new WorkAssignment(
                item.id(),
                item.operationId(),
                item.datastoreId(),
                item.kind(),
                item.generation(),
                item.attempt(),
                rules.lease().toSeconds(),
                source,
                target(item),
                item.kind() == WorkKind.PROFILE ? operation.profile() : null,
                null,
                catalog ? operation.catalog() : null,
                item.cause().correlationId(),
                item.cause().actor(),
                item.connections(),
                patterns.isEmpty() ? null : patterns,
                known(item, operation),
                masked.isEmpty() ? null : masked,
                text.isEmpty() ? null : text);
    }

    /** What the run may go on from: nothing, if it is asked to read everything. */
    private @Nullable KnownParts known(WorkItem item, Operation operation) {
        ContainerTarget target = item.target();
        ProfileSettings settings = operation.profile();
        boolean full = settings != null && Boolean.TRUE.equals(settings.full());
        return target == null || full ? null : parts.of(target.containerId());
    }
}
