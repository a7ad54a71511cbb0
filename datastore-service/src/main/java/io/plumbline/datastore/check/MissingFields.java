package io.plumbline.datastore.check;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.fact.ChecksSynchronized;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;

import static java.util.Objects.requireNonNull;

/** Puts checks away whose fields or container the visible inventory no longer has, and brings them back with these. */
public final class MissingFields {

    private final Datastores datastores;
    private final Inventories inventories;
    private final ContainerStates states;
    private final Checks checks;
    private final FactHeaders headers;

    public MissingFields(
            Datastores datastores,
            Inventories inventories,
            ContainerStates states,
            Checks checks,
            FactHeaders headers) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.inventories = requireNonNull(inventories, "inventories");
        this.states = requireNonNull(states, "states");
        this.checks = requireNonNull(checks, "checks");
        this.headers = requireNonNull(headers, "headers");
    }

    /** Repeating it changes nothing. Does nothing if another inventory is visible by now. */
    void look(DatastoreId id, String inventoryKey, Operation catalog) {
        Optional<Datastore> datastore = datastores.find(id.value());
        VisibleInventory visible = datastore.map(Datastore::inventory).orElse(null);
        if (visible == null || !visible.key().equals(inventoryKey)) {
            return;
        }
        List<CheckFields> all = checks.fieldsIn(id);
        if (all.isEmpty()) {
            return;
        }
        List<ContainerSnapshot> containers = inventories.of(inventoryKey);
        Set<ContainerId> kept =
                containers.stream().map(ContainerSnapshot::containerId).collect(Collectors.toSet());
        Map<ContainerId, Set<String>> names = fields(containers);
        Map<ContainerId, Set<String>> excluded = excluded(id);
        Set<ContainerId> changed = new LinkedHashSet<>();
        for (CheckFields check : all) {
            ContainerId container = check.containerId();
            Set<String> found = names.get(container);
            if (found == null && kept.contains(container)) {
                continue; // it is missing or can't be read now: that says nothing about its fields
            }
            CheckArchiveReason reason = found == null
                    ? CheckArchiveReason.FIELD_MISSING
                    : FieldAbsence.reason(check.fields(), found, excluded.getOrDefault(container, Set.of()));
            if (reason != check.reason()) {
                if (move(check, reason, inventoryKey, catalog, visible)) {
                    changed.add(container);
                }
            } else if (inventoryKey.equals(check.catalogKey())) {
                changed.add(container); // by a pass that may not have told it
            }
        }
        changed.forEach(c -> tell(c, inventoryKey, catalog));
    }

    private Map<ContainerId, Set<String>> excluded(DatastoreId id) {
        Map<ContainerId, Set<String>> excluded = new HashMap<>();
        for (ContainerState state : states.withFieldStatuses(id)) {
            ContainerOverrides decided = state.overrides();
            if (decided != null) {
                excluded.put(state.id(), decided.fieldsThatAre(FieldStatus.EXCLUDED));
            }
        }
        return excluded;
    }

    private static Map<ContainerId, Set<String>> fields(List<ContainerSnapshot> containers) {
        Map<ContainerId, Set<String>> names = new HashMap<>();
        for (ContainerSnapshot container : containers) {
            if (!container.missing()
                    && container.found().problem() == null
                    && !container.found().fields().isEmpty()) {
                names.put(container.containerId(), container.fieldNames());
            }
        }
        return names;
    }

    private boolean move(
            CheckFields check,
            @Nullable CheckArchiveReason reason,
            String inventoryKey,
            Operation catalog,
            VisibleInventory visible) {
        try {
            return checks.change(check.id().value(), c -> moved(c, reason, inventoryKey, catalog, visible))
                    .filter(Changed::changed)
                    .isPresent();
        } catch (SlotTakenException e) {
            return false; // somebody has written a check about the same meanwhile: this one stays archived
        }
    }

    private static @Nullable Change<Check> moved(
            Check check,
            @Nullable CheckArchiveReason reason,
            String inventoryKey,
            Operation catalog,
            VisibleInventory visible) {
        Standing before = check.standing();
        if (check.deleted() || reason == before.reason() || !FieldAbsence.concerns(before.reason())) {
            return null; // changed since it was listed
        }
        Standing standing = reason == null ? before.restored() : before.archived(reason);
        return Change.silent(check.change()
                .standing(standing)
                .catalogKey(inventoryKey)
                .noted(new Changes()
                        .standing(before, standing)
                        .byRun(
                                catalog.id(),
                                catalog.cause().actor(),
                                visible.at(),
                                reason == null ? "RESTORED" : "ARCHIVED"))
                .build());
    }

    private void tell(ContainerId container, String inventoryKey, Operation catalog) {
        List<Check> known =
                checks.of(container).stream().filter(c -> !c.deleted()).toList();
        List<Check> moved =
                known.stream().filter(c -> inventoryKey.equals(c.catalogKey())).toList();
        int archived = (int) moved.stream().filter(c -> c.standing().archived()).count();
        states.change(container.value(), s -> {
            if (inventoryKey.equals(s.fieldsOf()) || moved.isEmpty()) {
                return null;
            }
            FactSequence facts = new FactSequence(headers, catalog.cause(), s.sequence())
                    .tell(new ChecksSynchronized(
                            s.datastoreId(),
                            catalog.id(),
                            s.id(),
                            s.name(),
                            0,
                            0,
                            0,
                            archived,
                            moved.size() - archived,
                            count(known, CheckStatus.ACTIVE),
                            count(known, CheckStatus.DRAFT)));
            return new Change<>(
                    s.change().fieldsOf(inventoryKey).sequence(facts.last()).build(), facts.messages());
        });
    }

    private static int count(List<Check> checks, CheckStatus status) {
        return (int)
                checks.stream().filter(c -> c.standing().status() == status).count();
    }
}
