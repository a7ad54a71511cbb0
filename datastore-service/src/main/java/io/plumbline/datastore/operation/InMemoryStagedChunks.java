package io.plumbline.datastore.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;

/** The twin without a store. */
public final class InMemoryStagedChunks implements StagedChunks {

    private final Clock clock;
    private final Map<String, Map<Integer, StagedChunk>> chunks = new ConcurrentHashMap<>();
    private final Map<String, Instant> storedAt = new ConcurrentHashMap<>();

    public InMemoryStagedChunks(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized void put(StagedChunk chunk) {
        chunks.computeIfAbsent(chunk.key(), k -> new TreeMap<>()).put(chunk.chunk(), chunk);
        storedAt.putIfAbsent(chunk.key(), clock.instant());
    }

    @Override
    public synchronized List<StagedChunk> of(String key, int count) {
        return chunks.getOrDefault(key, Map.of()).values().stream()
                .filter(c -> c.chunk() < count)
                .toList();
    }

    @Override
    public Set<String> keysStoredBefore(Instant time) {
        return storedAt.entrySet().stream()
                .filter(e -> e.getValue().isBefore(time))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void forget(String key) {
        chunks.remove(key);
        storedAt.remove(key);
    }
}
