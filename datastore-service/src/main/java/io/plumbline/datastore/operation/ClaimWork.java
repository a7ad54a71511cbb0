package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.EffectiveSource;
import io.plumbline.events.DatastoreId;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/**
 * Gives waiting items to workers. A claim is one compare-and-set that moves the generation; only this service's clock counts.
 * The datastore with the fewest running items goes first, and none gets more than its limit.
 */
public final class ClaimWork {

    private static final int MAX_SLOTS = 64;

    private final Truth truth;
    private final WorkRules rules;
    private final RollUp rollUp;
    private final EffectiveSource sources;

    public ClaimWork(Truth truth, WorkRules rules, RollUp rollUp) {
        this.truth = requireNonNull(truth, "truth");
        this.rules = requireNonNull(rules, "rules");
        this.rollUp = requireNonNull(rollUp, "rollUp");
        this.sources = new EffectiveSource(truth.connections());
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
        Map<DatastoreId, Integer> running = new HashMap<>(truth.items().running());
        while (assignments.size() < request.slots()) {
            Optional<DatastoreId> fairest = waiting.stream()
                    .filter(d -> running.getOrDefault(d, 0) < rules.perDatastoreLimit())
                    .min(comparing((DatastoreId d) -> running.getOrDefault(d, 0))
                            .thenComparing(DatastoreId::value));
            if (fairest.isEmpty()) {
                break;
            }
            DatastoreId datastore = fairest.get();
            Optional<WorkItem> next = truth.items().next(datastore, request.kind(), now);
            if (next.isEmpty()) {
                waiting.remove(datastore);
                continue;
            }
            Optional<WorkAssignment> assignment = claim(next.get(), request);
            if (assignment.isPresent()) {
                assignments.add(assignment.get());
                running.merge(datastore, 1, Integer::sum);
            }
        }
        return assignments;
    }

    private Optional<WorkAssignment> claim(WorkItem waiting, ClaimRequest request) {
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
            return Optional.empty();
        }
        Optional<Changed<WorkItem>> claimed =
                truth.items().change(waiting.recordId(), i -> decide(i, waiting.version(), request));
        if (claimed.filter(Changed::changed).isEmpty()) {
            return Optional.empty();
        }
        truth.crash().reached("claim.after-write");
        rollUp.started(waiting.operationId());
        return Optional.of(assignment(claimed.get().record(), operation.orElseThrow(), source.get()));
    }

    private @org.jspecify.annotations.Nullable Change<WorkItem> decide(WorkItem item, long seen, ClaimRequest request) {
        if (item.version() != seen || item.status() != WorkStatus.QUEUED) {
            return null;
        }
        Instant now = truth.clock().instant();
        Instant startedAt = item.startedAt();
        return Change.silent(item.change()
                .status(WorkStatus.RUNNING)
                .owner(request.worker())
                .generation(item.generation() + 1)
                .attempt(item.attempt() + 1)
                .leaseUntil(now.plus(rules.lease()))
                .heartbeatAt(now)
                .startedAt(startedAt == null ? now : startedAt)
                .progress(WorkProgress.NONE)
                .announced(null)
                .failure(null)
                .build());
    }

    private void drop(WorkItem waiting) {
        Instant now = truth.clock().instant();
        truth.items()
                .change(
                        waiting.recordId(),
                        i -> i.status() != WorkStatus.QUEUED
                                ? null
                                : Change.silent(i.change()
                                        .status(WorkStatus.CANCELLED)
                                        .finishedAt(now)
                                        .build()));
    }

    private WorkAssignment assignment(WorkItem item, Operation operation, SourceConnection source) {
        return new WorkAssignment(
                item.id(),
                item.operationId(),
                item.datastoreId(),
                item.kind(),
                item.generation(),
                item.attempt(),
                rules.lease().toSeconds(),
                source,
                item.target(),
                item.kind() == WorkKind.PROFILE ? operation.profile() : null,
                null,
                item.kind() == WorkKind.CATALOG ? operation.catalog() : null,
                item.cause().correlationId(),
                item.cause().actor());
    }
}
