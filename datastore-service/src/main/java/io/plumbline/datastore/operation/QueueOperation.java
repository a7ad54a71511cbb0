package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.OperationRef;
import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.OperationId;
import io.plumbline.events.WorkId;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.fact.OperationQueued;
import io.plumbline.events.fact.OperationRejected;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Warning;
import io.plumbline.events.work.CatalogRequested;
import io.plumbline.events.work.ContainerProfileRequested;
import io.plumbline.events.work.WorkRequest;

import static java.util.Objects.requireNonNull;

/** Queues operations with their work items. Repeating an order changes nothing, and mends what a crash left half done. */
public final class QueueOperation {

    private final Truth truth;
    private final Targets targets;

    public QueueOperation(Truth truth, Targets targets) {
        this.truth = requireNonNull(truth, "truth");
        this.targets = requireNonNull(targets, "targets");
    }

    /** Every accepted order has a visible end: one that can't be queued is recorded as FAILED. */
    public void queue(OperationOrder order) {
        Optional<Operation> known = truth.operations().find(order.id().value());
        if (known.isPresent()) {
            plan(known.get());
            return;
        }
        Optional<Datastore> datastore =
                truth.datastores().find(order.datastoreId().value()).filter(d -> !d.removed());
        if (datastore.isEmpty()) {
            refuse(
                    order,
                    new Failure(
                            FailureCode.DATASTORE_UNKNOWN,
                            "datastoreId: " + order.datastoreId() + " (expected: a registered datastore)"));
            return;
        }
        Operation queued = create(order, OperationStatus.QUEUED, null, List.of());
        ProfileSettings profile = queued.profile();
        if (profile != null) {
            Targets.Choice choice = targets.choose(datastore.get(), profile);
            if (choice.readable().isEmpty()) {
                Failure failure = nothingToProfile(datastore.get(), choice, profile);
                Operation failed = create(order, OperationStatus.FAILED, failure, cut(choice.passedOver()));
                FactSequence facts = facts(failed).tell(queuedFact(failed)).tell(finishedFact(failed));
                truth.operations()
                        .add(failed.change().version(1).sequence(facts.last()).build(), facts.messages());
                return;
            }
        }
        FactSequence facts = facts(queued).tell(queuedFact(queued));
        Operation written = queued.change().version(1).sequence(facts.last()).build();
        truth.crash().reached("intake.before-write");
        truth.operations().add(written, facts.messages());
        truth.crash().reached("intake.after-write");
        plan(written);
    }

    /** Records an order that was refused before it could be queued. */
    public void refuse(OperationOrder order, Failure failure) {
        Operation failed = create(order, OperationStatus.FAILED, failure, List.of());
        FactSequence facts = facts(failed)
                .tell(new OperationRejected(failed.datastoreId(), failed.id(), failure))
                .tell(finishedFact(failed));
        truth.operations().add(failed.change().version(1).sequence(facts.last()).build(), facts.messages());
    }

    /** Writes the work items of an operation that has none yet. */
    public void plan(Operation operation) {
        if (operation.planned() || operation.status().terminal()) {
            return;
        }
        Optional<Datastore> datastore =
                truth.datastores().find(operation.datastoreId().value()).filter(d -> !d.removed());
        Instant now = truth.clock().instant();
        Map<WorkItem, Envelope<?>> items = new LinkedHashMap<>();
        List<Warning> passedOver = List.of();
        if (datastore.isPresent()) {
            ProfileSettings profile = operation.profile();
            if (profile == null) {
                add(items, operation, null, now);
            } else {
                Targets.Choice choice = targets.choose(datastore.get(), profile);
                passedOver = cut(choice.passedOver());
                choice.readable().forEach(target -> add(items, operation, target, now));
            }
        }
        truth.items().addAll(items);
        datastore.ifPresent(d -> refer(d, operation));
        truth.crash().reached("intake.items-written");
        List<Warning> warnings = passedOver;
        truth.operations()
                .change(
                        operation.recordId(),
                        o -> o.planned()
                                ? null
                                : Change.silent(o.change()
                                        .planned(true)
                                        .itemsTotal(items.size())
                                        .warnings(warnings)
                                        .build()));
    }

    /** From now on the datastore shows this operation as its newest of the kind. */
    private void refer(Datastore datastore, Operation queued) {
        OperationRef ref = new OperationRef(queued.id(), OperationStatus.QUEUED, null);
        truth.datastores().change(datastore.recordId(), d -> {
            boolean catalog = queued.type() == OperationType.CATALOG;
            if (d.removed() || ref.equals(catalog ? d.lastCatalog() : d.lastProfile())) {
                return null;
            }
            Datastore.Draft draft = d.change();
            return Change.silent((catalog ? draft.lastCatalog(ref) : draft.lastProfile(ref)).build());
        });
    }

    private void add(
            Map<WorkItem, Envelope<?>> items, Operation operation, @Nullable ContainerTarget target, Instant now) {
        String part = target == null ? "catalog" : target.containerId().value();
        WorkId id = new WorkId(WorkId.PREFIX + Ids.derivedTail(operation.id().value(), part));
        WorkItem item = WorkItem.queued(id, operation, Truth.kindOf(operation.type()), target, now);
        items.put(item, bell(item));
    }

    /** The message that wakes a worker for this item. */
    Envelope<?> bell(WorkItem item) {
        ContainerTarget target = item.target();
        WorkRequest request = target == null
                ? new CatalogRequested(item.datastoreId(), item.operationId(), item.id())
                : new ContainerProfileRequested(
                        item.datastoreId(), item.operationId(), item.id(), target.containerId());
        return new Envelope<>(truth.headers().causedBy(item.cause(), null), request);
    }

    private Operation create(
            OperationOrder order, OperationStatus status, @Nullable Failure failure, List<Warning> warnings) {
        Instant now = truth.clock().instant();
        ProfileSettings profile = order.profile();
        // From the operation's id, so that all of its items and attempts read the same part.
        long seed = Integer.toUnsignedLong(order.id().value().hashCode());
        return new Operation(
                order.id(),
                order.type(),
                order.datastoreId(),
                status,
                order.catalog(),
                profile == null ? null : profile.seeded(seed),
                order.cause().actor(),
                now,
                null,
                status.terminal() ? now : null,
                null,
                null,
                status.terminal(),
                0,
                0,
                0,
                WorkProgress.NONE,
                null,
                failure,
                warnings,
                null,
                null,
                false,
                order.cause(),
                0,
                0);
    }

    private FactSequence facts(Operation operation) {
        return new FactSequence(truth.headers(), operation.cause(), operation.sequence());
    }

    private static OperationQueued queuedFact(Operation o) {
        return new OperationQueued(o.datastoreId(), o.id(), o.type());
    }

    private static OperationFinished finishedFact(Operation o) {
        return new OperationFinished(o.datastoreId(), o.id(), o.type(), o.status(), o.failure(), o.warnings());
    }

    private static List<Warning> cut(List<Warning> warnings) {
        return Verdict.cut(warnings);
    }

    private static Failure nothingToProfile(Datastore datastore, Targets.Choice choice, ProfileSettings profile) {
        if (datastore.inventory() == null) {
            return new Failure(
                    FailureCode.NOTHING_TO_PROFILE,
                    "Nothing is known of what is inside " + datastore.name() + ": catalog it first.");
        }
        List<String> tags = profile.tags();
        if (choice.passedOver().isEmpty() && tags != null) {
            return new Failure(
                    FailureCode.NOTHING_TO_PROFILE,
                    "tags: " + String.join(", ", tags) + " (expected: those of a container of " + datastore.name()
                            + ")");
        }
        if (choice.passedOver().isEmpty()) {
            return new Failure(
                    FailureCode.NOTHING_TO_PROFILE,
                    "The newest catalog of " + datastore.name() + " found no container: catalog it again.");
        }
        Warning first = choice.passedOver().get(0);
        return new Failure(
                first.reason().code(),
                "None of the " + choice.passedOver().size() + " chosen containers can be profiled. First: "
                        + first.container() + ": " + first.reason().message());
    }

    /** The id of the profile that a catalog is followed by. */
    static OperationId profileAfter(OperationId catalog) {
        return new OperationId(OperationId.PREFIX + Ids.derivedTail(catalog.value(), OperationType.PROFILE.name()));
    }
}
