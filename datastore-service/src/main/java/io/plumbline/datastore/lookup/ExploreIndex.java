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
 * It is read again when the datastore was written, and after so many times as long as all of it took to read, but two seconds at least.
 * {@link #renew} does that ahead of those who ask.
 */
final class ExploreIndex {

    private static final int TIMES = 10;
    private static final Duration LEAST = Duration.ofSeconds(2);

    /** The part of that time after which it is read ahead. */
    private static final int AHEAD = 2;

    /** Whoever asked lately will ask again. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Inventories inventories;
    private final ContainerStates states;
    private final Clock clock;
    private final Map<DatastoreId, Read> read = new ConcurrentHashMap<>();
    private volatile Duration trust = LEAST;
    private volatile @Nullable Instant asked;

    ExploreIndex(Inventories inventories, ContainerStates states, Clock clock) {
        this.inventories = requireNonNull(inventories, "inventories");
        this.states = requireNonNull(states, "states");
        this.clock = requireNonNull(clock, "clock");
    }

    private record Read(long version, Instant at, Duration taken, List<ExploredContainer> containers) {

        boolean isOf(Datastore datastore) {
            return version == datastore.version();
        }
    }

    List<ExploredContainer> of(List<Datastore> datastores) {
        asked = clock.instant();
        return datastores.stream().flatMap(d -> of(d).stream()).toList();
    }

    /** Forgets those that aren't there any more, and settles how long the others are trusted. */
    void keep(List<Datastore> all) {
        read.keySet().retainAll(all.stream().map(Datastore::id).collect(Collectors.toSet()));
        Duration taken = read.values().stream().map(Read::taken).reduce(Duration.ZERO, Duration::plus);
        Duration times = taken.multipliedBy(TIMES);
        trust = times.compareTo(LEAST) < 0 ? LEAST : times;
    }

    /**
     * Reads what isn't known or was written since, and, while somebody asks, what soon would have to be read while they wait. Whoever
     * asks meanwhile gets what is still trusted.
     *
     * @return what was read now; empty if nothing had to be
     */
    List<ExploredContainer> renew(Datastore datastore) {
        Read before = read.get(datastore.id());
        if (before == null || !before.isOf(datastore)) {
            return of(datastore);
        }
        Instant now = clock.instant();
        Instant last = asked;
        if (last == null
                || now.isAfter(last.plus(LATELY))
                || now.isBefore(before.at().plus(trust.dividedBy(AHEAD)))) {
            return List.of();
        }
        Read fresh = read(datastore);
        read.replace(datastore.id(), before, fresh);
        return fresh.containers();
    }

    private List<ExploredContainer> of(Datastore datastore) {
        Read before = read.get(datastore.id());
        if (trusted(before, datastore)) {
            return requireNonNull(before).containers();
        }
        Read fresh = read.compute(datastore.id(), (id, known) -> trusted(known, datastore) ? known : read(datastore));
        return requireNonNull(fresh, "read").containers();
    }

    private boolean trusted(@Nullable Read known, Datastore datastore) {
        return known != null
                && known.isOf(datastore)
                && clock.instant().isBefore(known.at().plus(trust));
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
        return new Read(datastore.version(), now, Duration.ofNanos(System.nanoTime() - start), containers);
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
