package io.plumbline.datastore.lookup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerOverrides;

import static java.util.Objects.requireNonNull;

/**
 * The containers of datastores with what is known of them, kept in memory: the store has no index by which all of it could be searched.
 * It is read again when the datastore was written, and after so many times as long as it took to read, but two seconds at least.
 */
final class ExploreIndex {

    private static final int TIMES = 10;
    private static final Duration LEAST = Duration.ofSeconds(2);

    private final Inventories inventories;
    private final ContainerStates states;
    private final Clock clock;
    private final Map<DatastoreId, Read> read = new ConcurrentHashMap<>();

    ExploreIndex(Inventories inventories, ContainerStates states, Clock clock) {
        this.inventories = requireNonNull(inventories, "inventories");
        this.states = requireNonNull(states, "states");
        this.clock = requireNonNull(clock, "clock");
    }

    private record Read(long version, Instant until, List<ExploredContainer> containers) {}

    List<ExploredContainer> of(List<Datastore> datastores) {
        return datastores.stream().flatMap(d -> of(d).stream()).toList();
    }

    /** Forgets those that aren't there any more. */
    void keep(List<Datastore> all) {
        read.keySet().retainAll(all.stream().map(Datastore::id).collect(Collectors.toSet()));
    }

    private List<ExploredContainer> of(Datastore datastore) {
        Read fresh = read.compute(datastore.id(), (id, before) -> {
            boolean trusted = before != null
                    && before.version() == datastore.version()
                    && clock.instant().isBefore(before.until());
            return trusted ? before : read(datastore);
        });
        return requireNonNull(fresh, "read").containers();
    }

    private Read read(Datastore datastore) {
        Instant now = clock.instant();
        long start = System.nanoTime();
        VisibleInventory visible = datastore.inventory();
        List<ContainerSnapshot> found = visible == null ? List.of() : inventories.of(visible.key());
        Map<ContainerId, ContainerState> known = found.isEmpty()
                ? Map.of()
                : states.withoutHistory(datastore.id()).stream()
                        .collect(Collectors.toMap(ContainerState::id, Function.identity()));
        List<ExploredContainer> containers = found.stream()
                .map(c -> explored(datastore, c, known.get(c.containerId())))
                .toList();
        Duration taken = Duration.ofNanos(System.nanoTime() - start).multipliedBy(TIMES);
        return new Read(datastore.version(), now.plus(taken.compareTo(LEAST) < 0 ? LEAST : taken), containers);
    }

    private static ExploredContainer explored(
            Datastore datastore, ContainerSnapshot container, @Nullable ContainerState state) {
        ContainerOverrides decided = state == null ? null : state.overrides();
        return new ExploredContainer(
                datastore,
                container,
                state == null ? null : state.profile(),
                decided == null ? ContainerOverrides.NONE : decided);
    }
}
