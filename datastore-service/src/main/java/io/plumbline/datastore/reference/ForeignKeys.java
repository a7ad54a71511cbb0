package io.plumbline.datastore.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.FieldKeys;
import io.plumbline.datastore.measurement.FieldPaths;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerFacts;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.ForeignKey;
import io.plumbline.events.model.FoundField;

import static java.util.Objects.requireNonNull;

/**
 * The foreign keys of a datastore: those that its source declares, and those that the values of the visible profiles make likely; and which of
 * its containers are alike. Fields
 * that are masked or excluded now take no part. What was found is kept until a profile, a catalog or a decision of a user makes it old.
 */
public final class ForeignKeys {

    /** Datastores whose keys are kept. */
    private static final int KEPT = 8;

    private static final Comparator<FoundKey> ORDER = Comparator.comparing(FoundKey::container)
            .thenComparing(key -> key.fields().get(0))
            .thenComparing(key -> !key.declared());

    private final Datastores datastores;
    private final Inventories inventories;
    private final ContainerStates states;
    private final Measurements measurements;
    private final Map<DatastoreId, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    /** What the values of a datastore's containers tell of them, at one time. */
    private record Known(Object basis, List<FoundKey> keys, List<List<KeySide>> alike) {}

    /** What the keys of a container depend on. */
    private record Version(ContainerId id, @Nullable String profileKey, long revision) {}

    public ForeignKeys(
            Datastores datastores, Inventories inventories, ContainerStates states, Measurements measurements) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.inventories = requireNonNull(inventories, "inventories");
        this.states = requireNonNull(states, "states");
        this.measurements = requireNonNull(measurements, "measurements");
    }

    /** By container and field; declared ones of a field first. None if the datastore is unknown or was never cataloged. */
    public List<FoundKey> of(DatastoreId id) {
        return known(id).map(Known::keys).orElse(List.of());
    }

    /**
     * Groups of containers that may have the same rows, each by a field that tells its rows apart; in each group the likeliest original first. None
     * if the datastore is unknown or was never cataloged.
     */
    public List<List<KeySide>> alike(DatastoreId id) {
        return known(id).map(Known::alike).orElse(List.of());
    }

    private synchronized Optional<Known> known(DatastoreId id) {
        Optional<Datastore> datastore = datastores.find(id.value());
        VisibleInventory inventory = datastore.map(Datastore::inventory).orElse(null);
        if (inventory == null) {
            return Optional.empty();
        }
        Map<ContainerId, ContainerState> byId =
                states.withoutHistory(id).stream().collect(Collectors.toMap(ContainerState::id, Function.identity()));
        Object basis = List.of(
                inventory.key(),
                byId.values().stream().map(ForeignKeys::version).collect(Collectors.toSet()));
        Known before = known.get(id);
        if (before != null && before.basis().equals(basis)) {
            return Optional.of(before);
        }
        Known found = search(basis, inventories.of(inventory.key()), byId);
        known.put(id, found);
        if (known.size() > KEPT) {
            known.remove(known.keySet().iterator().next());
        }
        return Optional.of(found);
    }

    private static Version version(ContainerState state) {
        StoredProfile profile = state.profile();
        return new Version(state.id(), profile == null ? null : profile.key(), state.overridesRevision());
    }

    private Known search(Object basis, List<ContainerSnapshot> containers, Map<ContainerId, ContainerState> byId) {
        Map<String, ContainerSnapshot> byName = new HashMap<>();
        Map<ContainerId, List<KeySide>> sides = new LinkedHashMap<>();
        for (ContainerSnapshot container : containers) {
            if (!container.missing()) {
                byName.put(container.name(), container);
                sides.put(container.containerId(), sides(container, byId.get(container.containerId())));
            }
        }
        // A view has the rows that it is defined by: nothing is copied.
        List<List<KeySide>> stored = byName.values().stream()
                .filter(container -> container.found().kind() != ContainerKind.VIEW)
                .map(container -> sides.getOrDefault(container.containerId(), List.of()))
                .toList();
        ForeignKeySearch search = new ForeignKeySearch(
                sides.values().stream().flatMap(List::stream).toList());
        List<FoundKey> keys = new ArrayList<>();
        for (ContainerSnapshot container : byName.values()) {
            List<FoundKey> declared = declared(container, byName, sides);
            keys.addAll(declared);
            Set<List<Object>> said = new HashSet<>();
            declared.forEach(key -> said.add(link(key)));
            sides.getOrDefault(container.containerId(), List.of()).stream()
                    .flatMap(side -> search.parentsOf(side).stream())
                    .filter(key -> !said.contains(link(key)))
                    .forEach(keys::add);
        }
        keys.sort(ORDER);
        return new Known(basis, List.copyOf(keys), AlikeContainers.among(stored));
    }

    private static List<Object> link(FoundKey key) {
        return List.of(key.fields(), key.parent(), key.parentFields());
    }

    private List<KeySide> sides(ContainerSnapshot container, @Nullable ContainerState state) {
        StoredProfile profile = state == null ? null : state.profile();
        if (state == null || profile == null) {
            return List.of();
        }
        ContainerOverrides decided = state.overrides() == null ? ContainerOverrides.NONE : state.overrides();
        Set<String> hidden = new HashSet<>(decided.fieldsThatAre(FieldStatus.MASKED));
        hidden.addAll(decided.fieldsThatAre(FieldStatus.EXCLUDED));
        Set<String> unique = declaredUnique(container);
        List<KeySide> sides = new ArrayList<>();
        for (FieldKeys keys : measurements.keys(profile)) {
            if (!hidden.contains(FieldPaths.outermost(keys.path()))) {
                sides.add(new KeySide(
                        container.containerId(),
                        container.name(),
                        profile,
                        keys,
                        keys.sample(),
                        unique.stream().anyMatch(name -> FieldPaths.isOf(keys.path(), name))));
            }
        }
        return sides;
    }

    private static Set<String> declaredUnique(ContainerSnapshot container) {
        Set<String> unique = new HashSet<>();
        List<FoundField> primary = container.found().fields().stream()
                .filter(f -> f.primaryKeyPosition() != null)
                .toList();
        if (primary.size() == 1) {
            unique.add(primary.get(0).name());
        }
        ContainerFacts facts = container.found().facts();
        if (facts != null) {
            facts.uniqueKeys().stream()
                    .filter(key -> key.columns().size() == 1)
                    .forEach(key -> unique.add(key.columns().get(0)));
        }
        return unique;
    }

    private static List<FoundKey> declared(
            ContainerSnapshot container, Map<String, ContainerSnapshot> byName, Map<ContainerId, List<KeySide>> sides) {
        ContainerFacts facts = container.found().facts();
        List<FoundKey> keys = new ArrayList<>();
        for (ForeignKey declared : facts == null ? List.<ForeignKey>of() : facts.foreignKeys()) {
            ContainerSnapshot parent = byName.get(declared.container());
            KeySide child = side(container, declared.columns(), sides);
            KeySide referred = parent == null ? null : side(parent, declared.referenced(), sides);
            if (child != null
                    && referred != null
                    && !referred.partial()
                    && child.keys().comparable(referred.keys())) {
                keys.add(FoundKey.of(child, referred, true));
            } else if (!declared.columns().isEmpty()) {
                keys.add(new FoundKey(
                        container.containerId(),
                        container.name(),
                        declared.columns(),
                        parent == null ? null : parent.containerId(),
                        declared.container(),
                        declared.referenced(),
                        true,
                        null,
                        child,
                        referred,
                        null));
            }
        }
        return keys;
    }

    private static @Nullable KeySide side(
            ContainerSnapshot container, List<String> columns, Map<ContainerId, List<KeySide>> sides) {
        return columns.size() != 1
                ? null
                : sides.getOrDefault(container.containerId(), List.of()).stream()
                        .filter(side -> FieldPaths.isOf(side.path(), columns.get(0)))
                        .findFirst()
                        .orElse(null);
    }
}
