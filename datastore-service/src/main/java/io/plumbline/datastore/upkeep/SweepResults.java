package io.plumbline.datastore.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.ProfileParts;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.Staged;
import io.plumbline.datastore.operation.Truth;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/**
 * Deletes staged results that no pointer names: of older generations, of cancelled or superseded runs, of removed
 * datastores. A reader may still be at one that was visible a moment ago, so only what is old enough goes.
 */
public final class SweepResults {

    private final Truth truth;
    private final ContainerStates states;
    private final ProfileParts parts;
    private final List<Staged> staged;
    private final Duration age;

    /**
     * @param staged whatever else has results, beside the parts
     * @param age younger results stay in any case
     */
    public SweepResults(Truth truth, ContainerStates states, ProfileParts parts, List<Staged> staged, Duration age) {
        this.truth = requireNonNull(truth, "truth");
        this.states = requireNonNull(states, "states");
        this.parts = requireNonNull(parts, "parts");
        this.staged = Stream.concat(staged.stream(), Stream.of(parts)).toList();
        this.age = requireNonNull(age, "age");
    }

    /** How many attempts' results were deleted. */
    public int sweep() {
        Instant before = truth.clock().instant().minus(age);
        Set<String> old = new HashSet<>();
        staged.forEach(s -> old.addAll(s.keysStoredBefore(before)));
        forgetRemoved();
        if (old.isEmpty()) {
            return 0;
        }
        old.removeAll(named());
        for (String key : old) {
            staged.forEach(s -> s.forget(key));
        }
        return old.size();
    }

    private Set<String> named() {
        Set<String> named = new HashSet<>();
        for (Operation operation : truth.operations().unsettled()) {
            truth.items().of(operation.id()).stream().map(WorkItem::resultKey).forEach(named::add);
        }
        for (Datastore datastore : truth.datastores().all()) {
            VisibleInventory visible = datastore.inventory();
            if (visible != null) {
                named.add(visible.key());
            }
        }
        for (ContainerState state : states.all()) {
            state.profileHistory().stream().map(StoredProfile::key).forEach(named::add);
        }
        // States outlive the profile whose run measured them, as long as a later one consists of them.
        Set<String> states = parts.stateKeys(named);
        named.stream().map(ProfileParts::stateKey).forEach(states::add);
        named.addAll(states);
        return named;
    }

    private void forgetRemoved() {
        Set<DatastoreId> living =
                truth.datastores().all().stream().map(Datastore::id).collect(Collectors.toSet());
        states.all().stream()
                .map(ContainerState::datastoreId)
                .distinct()
                .filter(d -> !living.contains(d))
                .toList()
                .forEach(states::forget);
    }
}
