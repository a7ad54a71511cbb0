package io.plumbline.datastore.inventory;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.plumbline.events.ContainerId;

import static java.util.Objects.requireNonNull;

/** The twin without a store. */
public final class InMemoryInventories implements Inventories {

    private final Clock clock;
    private final Map<String, Map<PieceId, ContainerSnapshot>> inventories = new HashMap<>();
    private final Map<String, Instant> storedAt = new HashMap<>();

    public InMemoryInventories(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized void stage(String key, List<ContainerSnapshot> containers) {
        Map<PieceId, ContainerSnapshot> inventory = inventories.computeIfAbsent(key, k -> new HashMap<>());
        containers.forEach(c -> inventory.put(new PieceId(c.containerId(), c.firstField()), c));
        storedAt.putIfAbsent(key, clock.instant());
    }

    @Override
    public synchronized List<ContainerSnapshot> of(String key) {
        return ContainerSnapshot.joined(inventories.getOrDefault(key, Map.of()).values());
    }

    @Override
    public synchronized Set<String> keysStoredBefore(Instant time) {
        return storedAt.entrySet().stream()
                .filter(e -> e.getValue().isBefore(time))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void forget(String key) {
        inventories.remove(key);
        storedAt.remove(key);
    }

    private record PieceId(ContainerId container, int firstField) {}
}
