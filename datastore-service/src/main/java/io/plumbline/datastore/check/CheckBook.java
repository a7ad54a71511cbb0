package io.plumbline.datastore.check;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.measurement.CheckKey;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.events.CheckId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.command.AuthorCheck;
import io.plumbline.events.command.EditCheck;
import io.plumbline.events.fact.CheckChanged;
import io.plumbline.events.fact.CheckRejected;
import io.plumbline.events.model.CheckChangeKind;
import io.plumbline.events.model.CheckOrigin;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** Records the checks that people write, and what they change of checks. */
public final class CheckBook {

    private final Datastores datastores;
    private final Inventories inventories;
    private final ContainerStates states;
    private final Checks checks;
    private final CommandOutcomes outcomes;
    private final FactHeaders headers;
    private final Clock clock;

    public CheckBook(
            Datastores datastores,
            Inventories inventories,
            ContainerStates states,
            Checks checks,
            CommandOutcomes outcomes,
            FactHeaders headers,
            Clock clock) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.inventories = requireNonNull(inventories, "inventories");
        this.states = requireNonNull(states, "states");
        this.checks = requireNonNull(checks, "checks");
        this.outcomes = requireNonNull(outcomes, "outcomes");
        this.headers = requireNonNull(headers, "headers");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Repeating it changes nothing. */
    public void author(MessageHeader header, AuthorCheck command) {
        if (outcomes.known(header) || known(header, command.checkId())) {
            return;
        }
        Optional<ContainerSnapshot> container = container(command);
        if (container.isEmpty()) {
            Failure unknown = new Failure(
                    FailureCode.CONTAINER_UNKNOWN,
                    "containerId: " + command.containerId() + " (expected: a known container)");
            refuse(header, command.datastoreId(), command.checkId(), unknown, null);
            return;
        }
        Failure fault = CheckShape.fault(command, container.get(), decided(command));
        if (fault != null) {
            refuse(header, command.datastoreId(), command.checkId(), fault, null);
            return;
        }
        FactSequence facts = new FactSequence(headers, header, 0);
        Check fresh = fresh(header, command, container.get().name());
        facts.tell(fact(fresh, CheckChangeKind.CREATED));
        try {
            boolean added = checks.add(fresh.change().sequence(facts.last()).build(), facts.messages());
            if (!added && !known(header, command.checkId())) {
                Failure reused = new Failure(
                        FailureCode.IDEMPOTENCY_KEY_REUSED,
                        "Idempotency-Key: used before for another check (expected: a new key)");
                refuse(header, command.datastoreId(), command.checkId(), reused, null);
            }
        } catch (SlotTakenException e) {
            CheckId other = holder(e.slot());
            refuse(header, command.datastoreId(), command.checkId(), exists(other), other);
        }
    }

    /** Repeating it changes nothing. */
    public void edit(MessageHeader header, EditCheck command) {
        Optional<Changed<Check>> changed;
        try {
            changed = checks.change(command.checkId().value(), c -> edited(header, command, c));
        } catch (SlotTakenException e) {
            CheckId other = holder(e.slot());
            refuse(header, command.datastoreId(), command.checkId(), exists(other), other);
            return;
        }
        if (changed.map(Changed::record)
                .filter(c -> here(c, command.datastoreId()))
                .isEmpty()) {
            refuse(header, command.datastoreId(), command.checkId(), unknown(command.checkId()), null);
        }
    }

    private @Nullable Change<Check> edited(MessageHeader header, EditCheck command, Check check) {
        if (!here(check, command.datastoreId()) || check.knows(header.id())) {
            return null;
        }
        Failure fault = check.revision() == command.expectedRevision()
                ? CheckShape.fault(check, command.terms())
                : stale(command.expectedRevision(), check);
        if (fault != null) {
            return rejection(header, check, fault, null);
        }
        Instant now = clock.instant();
        boolean sameTerms = check.terms().equals(command.terms());
        CheckDraft draft = check.change()
                .terms(command.terms())
                .labels(command.labels())
                .managed(check.managed() && sameTerms)
                .byPerson(header.id())
                .noted(new Changes()
                        .terms(check.terms(), command.terms())
                        .labels(check.labels(), command.labels())
                        .by(header.actor(), now, CheckChangeKind.EDITED.name()));
        return told(header, check, draft, CheckChangeKind.EDITED);
    }

    /** With the fact that a person did it. */
    Change<Check> told(MessageHeader header, Check before, CheckDraft draft, CheckChangeKind kind) {
        FactSequence facts = new FactSequence(headers, header, before.sequence()).tell(fact(draft.build(), kind));
        return new Change<>(draft.sequence(facts.last()).build(), facts.messages());
    }

    static Failure unknown(CheckId id) {
        return new Failure(FailureCode.CHECK_UNKNOWN, "checkId: " + id + " (expected: a check of the datastore)");
    }

    static Failure stale(long given, Check check) {
        return new Failure(FailureCode.STALE_REVISION, "revision: " + given + " (expected: " + check.revision() + ")");
    }

    static Failure exists(@Nullable CheckId other) {
        return new Failure(
                FailureCode.CHECK_EXISTS,
                "check: the same as " + (other == null ? "another one" : other)
                        + " (expected: another rule, other fields, another filter, or the other side of 100 % coverage)");
    }

    static boolean here(Check check, DatastoreId datastore) {
        return !check.deleted() && check.datastoreId().equals(datastore);
    }

    /** The check that has this slot now; null if it has been given up meanwhile. */
    @Nullable
    CheckId holder(String slot) {
        return checks.holding(slot).map(Check::id).orElse(null);
    }

    private boolean known(MessageHeader header, CheckId id) {
        return checks.find(id.value()).filter(c -> c.knows(header.id())).isPresent();
    }

    private Check fresh(MessageHeader header, AuthorCheck command, String container) {
        Instant now = clock.instant();
        return new Check(
                command.checkId(),
                command.datastoreId(),
                command.containerId(),
                container,
                command.rule(),
                command.fields(),
                CheckOrigin.AUTHORED,
                null,
                command.terms(),
                command.labels(),
                command.draft() ? Standing.DRAFT : Standing.ACTIVE,
                false,
                !command.draft(),
                Weights.of(command.rule(), CheckOrigin.AUTHORED),
                Integer.MAX_VALUE,
                null,
                null,
                null,
                1,
                now,
                header.actor(),
                now,
                header.actor(),
                List.of(new Changes().by(header.actor(), now, CheckChangeKind.CREATED.name())),
                List.of(header.id()),
                false,
                CheckKey.slot(command.containerId(), command.rule(), command.fields(), command.terms()),
                0,
                0);
    }

    private Optional<ContainerSnapshot> container(AuthorCheck command) {
        return datastores
                .find(command.datastoreId().value())
                .filter(d -> !d.removed())
                .map(Datastore::inventory)
                .flatMap(visible -> inventories.of(visible.key()).stream()
                        .filter(c -> c.containerId().equals(command.containerId()))
                        .findFirst());
    }

    private ContainerOverrides decided(AuthorCheck command) {
        return states.find(command.containerId().value())
                .map(ContainerState::overrides)
                .orElse(ContainerOverrides.NONE);
    }

    /** On the record of the check itself, whose facts are numbered; where there is none, as the first of its subject. */
    private void refuse(
            MessageHeader header, DatastoreId datastore, CheckId id, Failure failure, @Nullable CheckId conflictsWith) {
        Optional<Changed<Check>> told = checks.change(
                id.value(), c -> c.knows(header.id()) ? null : rejection(header, c, failure, conflictsWith));
        if (told.isEmpty()) {
            outcomes.tell(header, new CheckRejected(datastore, id, failure, conflictsWith));
        }
    }

    private Change<Check> rejection(
            MessageHeader header, Check check, Failure failure, @Nullable CheckId conflictsWith) {
        FactSequence facts = new FactSequence(headers, header, check.sequence())
                .tell(new CheckRejected(check.datastoreId(), check.id(), failure, conflictsWith));
        return new Change<>(
                check.change().remembering(header.id()).sequence(facts.last()).build(), facts.messages());
    }

    private static CheckChanged fact(Check check, CheckChangeKind kind) {
        return new CheckChanged(
                check.datastoreId(),
                check.containerId(),
                check.container(),
                check.id(),
                check.rule(),
                check.fields(),
                kind,
                check.standing().status(),
                check.standing().reason(),
                check.revision());
    }
}
