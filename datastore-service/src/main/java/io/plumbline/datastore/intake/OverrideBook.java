package io.plumbline.datastore.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.check.ExcludedFields;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.fact.ContainerOverridden;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldStatus;

import static java.util.Objects.requireNonNull;

/** Records what users decide about containers, apart from what catalogs find. */
public final class OverrideBook {

    private static final int REMEMBERED_COMMANDS = 64;

    private final Datastores datastores;
    private final Inventories inventories;
    private final ContainerStates states;
    private final ExcludedFields excluded;
    private final Refusals refusals;
    private final FactHeaders headers;

    public OverrideBook(
            Datastores datastores,
            Inventories inventories,
            ContainerStates states,
            ExcludedFields excluded,
            Refusals refusals,
            FactHeaders headers) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.inventories = requireNonNull(inventories, "inventories");
        this.states = requireNonNull(states, "states");
        this.excluded = requireNonNull(excluded, "excluded");
        this.refusals = requireNonNull(refusals, "refusals");
        this.headers = requireNonNull(headers, "headers");
    }

    /** Repeating it changes nothing. */
    void override(MessageHeader header, OverrideContainer command) {
        Optional<ContainerSnapshot> container = find(command);
        if (container.isEmpty()) {
            refuse(
                    header,
                    command,
                    new Failure(
                            FailureCode.CONTAINER_UNKNOWN,
                            "containerId: " + command.containerId() + " (expected: a known container)"));
            return;
        }
        Failure fault = OverrideRules.fault(command.overrides(), container.get());
        fault = fault == null ? renaming(command) : fault;
        if (fault != null) {
            refuse(header, command, fault);
            return;
        }
        ContainerState fresh = ContainerState.fresh(
                command.containerId(), command.datastoreId(), container.get().name());
        if (command.expectedRevision() == 0) {
            Change<ContainerState> first = decided(header, command, fresh);
            if (states.add(first.next(), first.messages())) {
                follow(header, first.next(), container.get());
                return;
            }
        }
        Optional<Changed<ContainerState>> changed = states.change(
                command.containerId().value(),
                s -> applied(s, header) || s.overridesRevision() != command.expectedRevision()
                        ? null
                        : decided(header, command, s));
        Optional<ContainerState> done =
                changed.filter(c -> c.changed() || applied(c.record(), header)).map(Changed::record);
        done.ifPresent(s -> follow(header, s, container.get()));
        if (done.isEmpty()) {
            long revision = changed.map(c -> c.record().overridesRevision()).orElse(0L);
            refuse(
                    header,
                    command,
                    new Failure(
                            FailureCode.STALE_REVISION,
                            "overridesRevision: " + command.expectedRevision() + " (expected: " + revision + ")"));
        }
    }

    /** Of a revision that isn't the one it is based on, nothing is said here: that is refused as stale. */
    private @Nullable Failure renaming(OverrideContainer command) {
        Optional<ContainerState> present = states.find(command.containerId().value());
        if (present.isPresent() && present.get().overridesRevision() != command.expectedRevision()) {
            return null;
        }
        ContainerOverrides before = present.map(ContainerState::overrides).orElse(ContainerOverrides.NONE);
        return OverrideRules.renaming(before, command.overrides());
    }

    /** What a crash before this leaves undone, the command's redelivery does. */
    private void follow(MessageHeader header, ContainerState state, ContainerSnapshot container) {
        ContainerOverrides decided = Objects.requireNonNullElse(state.overrides(), ContainerOverrides.NONE);
        excluded.follow(header, state.id(), container.fieldNames(), decided.fieldsThatAre(FieldStatus.EXCLUDED));
    }

    private Optional<ContainerSnapshot> find(OverrideContainer command) {
        return datastores
                .find(command.datastoreId().value())
                .filter(d -> !d.removed())
                .map(Datastore::inventory)
                .flatMap(visible -> inventories.of(visible.key()).stream()
                        .filter(c -> c.containerId().equals(command.containerId()))
                        .findFirst());
    }

    private Change<ContainerState> decided(MessageHeader header, OverrideContainer command, ContainerState state) {
        List<String> applied = new ArrayList<>(Objects.requireNonNullElse(state.applied(), List.of()));
        applied.add(header.id());
        FactSequence facts = new FactSequence(headers, header, state.sequence())
                .tell(new ContainerOverridden(
                        state.datastoreId(),
                        state.id(),
                        state.name(),
                        command.overrides().excluded(),
                        state.overridesRevision() + 1));
        ContainerState next = state.change()
                .overrides(command.overrides())
                .applied(applied.subList(Math.max(0, applied.size() - REMEMBERED_COMMANDS), applied.size()))
                .sequence(facts.last())
                .build();
        return new Change<>(next, facts.messages());
    }

    private static boolean applied(ContainerState state, MessageHeader header) {
        List<String> applied = state.applied();
        return applied != null && applied.contains(header.id());
    }

    private void refuse(MessageHeader header, OverrideContainer command, Failure failure) {
        refusals.record(header, new DatastoreRejected(command.datastoreId(), failure));
    }
}
