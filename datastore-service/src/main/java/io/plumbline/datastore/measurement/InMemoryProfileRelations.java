package io.plumbline.datastore.measurement;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationSearch;

import static java.util.Objects.requireNonNull;

/** The twin without a store. */
public final class InMemoryProfileRelations implements ProfileRelations {

    private final Clock clock;
    private final Map<String, TreeMap<Integer, List<Relation>>> relations = new HashMap<>();
    private final Map<String, RelationSearch> searches = new HashMap<>();
    private final Map<String, Instant> storedAt = new HashMap<>();

    public InMemoryProfileRelations(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized void stage(String key, int chunk, List<Relation> more, @Nullable RelationSearch search) {
        storedAt.putIfAbsent(key, clock.instant());
        relations.computeIfAbsent(key, k -> new TreeMap<>()).put(chunk, List.copyOf(more));
        if (search != null) {
            searches.put(key, search);
        }
    }

    @Override
    public synchronized Map<String, RelationSearch> searches(Collection<String> keys) {
        return keys.stream()
                .distinct()
                .filter(searches::containsKey)
                .collect(Collectors.toMap(key -> key, searches::get));
    }

    @Override
    public synchronized List<Relation> of(String key) {
        return relations.getOrDefault(key, new TreeMap<>()).values().stream()
                .flatMap(List::stream)
                .toList();
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
        relations.remove(key);
        searches.remove(key);
        storedAt.remove(key);
    }
}
