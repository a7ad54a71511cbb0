package io.plumbline.datastore.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.DatastoreCounters;
import io.plumbline.api.view.OperationRef;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.events.OperationId;
import io.plumbline.events.fact.CatalogCompleted;
import io.plumbline.events.fact.Fact;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.fact.OperationProgressed;
import io.plumbline.events.fact.OperationStarted;
import io.plumbline.events.fact.ProfileCompleted;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;

import static java.util.Objects.requireNonNull;

/** Keeps an operation in step with its items, and ends it exactly once. Every step may be repeated. */
public final class RollUp {

    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(2);
    /** The next look comes after so many times what this one took: at thousands of items, one takes part of a second. */
    private static final int LOOKS_APART = 10;
    /** Above this, looking at all items after each one would cost more than the work. */
    private static final int SMALL_OPERATION = 200;

    private final Truth truth;
    private final QueueOperation queue;
    private final Map<OperationId, Instant> nextLook = new ConcurrentHashMap<>();

    public RollUp(Truth truth, QueueOperation queue) {
        this.truth = requireNonNull(truth, "truth");
        this.queue = requireNonNull(queue, "queue");
    }

    /** An item was claimed. */
    void started(Operation seen) {
        truth.operations().change(seen, o -> {
            if (o.status() != OperationStatus.QUEUED) {
                return null;
            }
            FactSequence facts = facts(o).tell(new OperationStarted(o.datastoreId(), o.id(), o.type()));
            return new Change<>(start(o).sequence(facts.last()).build(), facts.messages());
        });
    }

    /** An item has told how far it is. Looks at the operation at most every two seconds, and less often where there is much to look at. */
    void progressed(OperationId id) {
        Instant next = nextLook.get(id);
        if (next == null || !next.isAfter(truth.clock().instant())) {
            refresh(id);
        }
    }

    /** An item has ended. A large operation is looked at in intervals; the watchdog sees its end. */
    void ended(OperationId id) {
        Optional<Operation> operation = truth.operations().find(id.value());
        if (operation.isPresent() && operation.get().itemsTotal() <= SMALL_OPERATION) {
            refresh(id);
        } else {
            progressed(id);
        }
    }

    /** Looks at all items, and ends and settles the operation if they have ended. */
    public void refresh(OperationId id) {
        Instant begin = truth.clock().instant();
        nextLook.put(id, begin.plus(PROGRESS_INTERVAL));
        Optional<Operation> operation = truth.operations().find(id.value());
        if (operation.isEmpty()) {
            return;
        }
        if (operation.get().status().terminal()) {
            settle(operation.get());
            return;
        }
        List<WorkItem> items = truth.items().of(id);
        Duration took = Duration.between(begin, truth.clock().instant());
        nextLook.put(id, begin.plus(later(PROGRESS_INTERVAL, took.multipliedBy(LOOKS_APART))));
        Optional<Changed<Operation>> changed =
                truth.operations().change(id.value(), o -> decide(o, Verdict.on(o, items)));
        changed.map(Changed::record).filter(o -> o.status().terminal()).ifPresent(this::settle);
    }

    /** Writes the consequences of a terminal state. Repeating it changes nothing. */
    void settle(Operation ended) {
        if (ended.settled()) {
            return;
        }
        truth.crash().reached("operation.before-settle");
        Findings findings = truth.findings(Truth.kindOf(ended.type()));
        if (ended.status() == OperationStatus.CANCELLED) {
            findings.withdraw(ended, truth.items().of(ended.id()));
        } else {
            findings.settled(ended, truth.items().of(ended.id()));
        }
        Optional<Datastore> datastore =
                truth.datastores().find(ended.datastoreId().value());
        if (datastore.isPresent() && !datastore.get().removed()) {
            refer(datastore.get(), ended, findings);
            CatalogSettings catalog = ended.catalog();
            if (catalog != null && catalog.profileAfterwards() && ended.summary() != null && succeeded(ended)) {
                queue.queue(OperationOrder.profile(
                        QueueOperation.profileAfter(ended.id()),
                        ended.datastoreId(),
                        ProfileSettings.DEFAULT,
                        ended.cause()));
            }
        }
        truth.items().archive(ended.id());
        truth.operations()
                .change(
                        ended.recordId(),
                        o -> o.settled()
                                ? null
                                : Change.silent(o.change().settled(true).build()));
        nextLook.remove(ended.id());
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void refer(Datastore datastore, Operation ended, Findings findings) {
        DatastoreCounters counters = findings.count(datastore);
        OperationRef ref = new OperationRef(ended.id(), ended.status(), ended.finishedAt());
        truth.datastores().change(datastore.recordId(), d -> {
            if (d.removed()) {
                return null;
            }
            Datastore.Draft draft = d.change().counters(merge(ended.type(), d.counters(), counters));
            if (ended.type() == OperationType.CATALOG) {
                draft.lastCatalog(newer(d.lastCatalog(), ref));
            } else {
                draft.lastProfile(newer(d.lastProfile(), ref));
            }
            return Change.silent(draft.build());
        });
    }

    private static DatastoreCounters merge(OperationType type, DatastoreCounters old, DatastoreCounters counted) {
        return switch (type) {
            case CATALOG ->
                new DatastoreCounters(
                        counted.containers(),
                        counted.missingContainers(),
                        counted.fields(),
                        old.containersProfiled(),
                        old.rowsProfiled(),
                        old.checks());
            case PROFILE ->
                new DatastoreCounters(
                        old.containers(),
                        old.missingContainers(),
                        old.fields(),
                        counted.containersProfiled(),
                        counted.rowsProfiled(),
                        counted.checks());
        };
    }

    private static OperationRef newer(@Nullable OperationRef known, OperationRef ended) {
        if (known == null || known.id().equals(ended.id())) {
            return ended;
        }
        if (!known.status().terminal()) {
            return known; // queued after the one that has ended
        }
        Instant before = known.finishedAt();
        Instant now = ended.finishedAt();
        return before == null || now == null || !now.isBefore(before) ? ended : known;
    }

    private @Nullable Change<Operation> decide(Operation o, Verdict verdict) {
        if (o.status().terminal()) {
            return null;
        }
        Instant now = truth.clock().instant();
        FactSequence facts = facts(o);
        Operation.Draft draft = o.change();
        boolean changed = false;
        if (o.status() == OperationStatus.QUEUED && verdict.started()) {
            draft = start(o);
            facts.tell(new OperationStarted(o.datastoreId(), o.id(), o.type()));
            changed = true;
        }
        WorkProgress progress = verdict.progress();
        if (verdict.done() != o.itemsDone() || verdict.failed() != o.itemsFailed() || !progress.equals(o.progress())) {
            draft.itemsDone(verdict.done()).itemsFailed(verdict.failed()).progress(progress);
            changed = true;
        }
        OperationStatus end = verdict.status();
        if (end != null) {
            draft.status(end)
                    .finishedAt(now)
                    .failure(verdict.failure())
                    .warnings(verdict.warnings())
                    .changes(verdict.changes())
                    .summary(verdict.summary());
            tellEnd(facts, draft.version(o.version() + 1).build(), verdict);
        } else if (!changed) {
            return null;
        } else if (due(o, now)) {
            facts.tell(new OperationProgressed(
                    o.datastoreId(), o.id(), verdict.done(), o.itemsTotal(), progress.rows(), progress.bytes()));
            draft.progressedAt(now);
        }
        return new Change<>(draft.sequence(facts.last()).build(), facts.messages());
    }

    private static void tellEnd(FactSequence facts, Operation ended, Verdict verdict) {
        if (succeeded(ended)) {
            facts.tell(completed(ended, verdict));
        }
        facts.tell(new OperationFinished(
                ended.datastoreId(), ended.id(), ended.type(), ended.status(), ended.failure(), ended.warnings()));
    }

    private static Fact completed(Operation ended, Verdict verdict) {
        var summary = verdict.summary();
        var changes = verdict.changes();
        return switch (ended.type()) {
            case CATALOG ->
                new CatalogCompleted(
                        ended.datastoreId(),
                        ended.id(),
                        summary.containers(),
                        summary.fields(),
                        changes == null ? 0 : changes.added(),
                        changes == null ? 0 : changes.changed(),
                        changes == null ? 0 : changes.removed());
            case PROFILE ->
                new ProfileCompleted(
                        ended.datastoreId(),
                        ended.id(),
                        ended.status(),
                        verdict.done() - verdict.failed(),
                        verdict.failed(),
                        summary.fields(),
                        summary.rows(),
                        summary.checks());
        };
    }

    private static boolean succeeded(Operation ended) {
        return ended.status() == OperationStatus.SUCCEEDED || ended.status() == OperationStatus.SUCCEEDED_WITH_WARNINGS;
    }

    private static boolean due(Operation o, Instant now) {
        Instant told = o.progressedAt();
        return told == null || !told.plus(PROGRESS_INTERVAL).isAfter(now);
    }

    private Operation.Draft start(Operation o) {
        return o.change()
                .status(OperationStatus.RUNNING)
                .startedAt(truth.clock().instant());
    }

    private FactSequence facts(Operation o) {
        return new FactSequence(truth.headers(), o.cause(), o.sequence());
    }
}
