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

import io.plumbline.events.CheckId;
import io.plumbline.events.model.FieldProfile;

import static java.util.Objects.requireNonNull;

/** The twin without a store. */
public final class InMemoryMeasurements implements Measurements {

    private final Clock clock;
    private final Map<String, TreeMap<Integer, FieldProfile>> fields = new HashMap<>();
    private final Map<String, TreeMap<Integer, List<StoredCheck>>> checks = new HashMap<>();
    private final Map<String, Instant> storedAt = new HashMap<>();

    public InMemoryMeasurements(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized void stage(String key, int chunk, List<FieldProfile> more, List<StoredCheck> inferred) {
        storedAt.putIfAbsent(key, clock.instant());
        TreeMap<Integer, FieldProfile> known = fields.computeIfAbsent(key, k -> new TreeMap<>());
        more.forEach(f -> known.put(f.ordinal(), f));
        checks.computeIfAbsent(key, k -> new TreeMap<>()).put(chunk, List.copyOf(inferred));
    }

    @Override
    public synchronized List<FieldProfile> fields(String key, int fromOrdinal, int toOrdinal) {
        return List.copyOf(fields.getOrDefault(key, new TreeMap<>())
                .subMap(fromOrdinal, Math.max(fromOrdinal, toOrdinal))
                .values());
    }

    @Override
    public synchronized List<FieldProfile> fields(String key, Set<Integer> ordinals) {
        return fields.getOrDefault(key, new TreeMap<>()).values().stream()
                .filter(f -> ordinals.contains(f.ordinal()))
                .toList();
    }

    @Override
    public synchronized List<FieldSummary> summaries(StoredProfile profile) {
        return fields.getOrDefault(profile.key(), new TreeMap<>()).values().stream()
                .map(FieldSummary::of)
                .toList();
    }

    @Override
    public synchronized Map<String, List<FieldFigure>> figures(Collection<StoredProfile> profiles) {
        Map<String, List<FieldFigure>> figures = new HashMap<>();
        profiles.forEach(p -> figures.put(
                p.key(),
                fields.getOrDefault(p.key(), new TreeMap<>()).values().stream()
                        .flatMap(f -> FieldFigure.of(f).stream())
                        .toList()));
        return figures;
    }

    @Override
    public synchronized Map<String, List<FieldProfile>> fields(Map<String, Set<Integer>> ordinals) {
        Map<String, List<FieldProfile>> found = new HashMap<>();
        ordinals.forEach((key, of) -> found.put(key, fields(key, of)));
        return found;
    }

    @Override
    public synchronized List<String> paths(StoredProfile profile) {
        return fields.getOrDefault(profile.key(), new TreeMap<>()).values().stream()
                .map(FieldProfile::path)
                .toList();
    }

    @Override
    public synchronized List<FieldKeys> keys(StoredProfile profile) {
        return fields.getOrDefault(profile.key(), new TreeMap<>()).values().stream()
                .flatMap(f -> FieldKeys.of(f).stream())
                .toList();
    }

    @Override
    public synchronized List<StoredCheck> checks(StoredProfile profile) {
        return checks.getOrDefault(profile.key(), new TreeMap<>()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public synchronized List<StoredCheck> named(CheckId id) {
        return checks.values().stream()
                .flatMap(c -> c.values().stream())
                .flatMap(List::stream)
                .filter(c -> c.checkId().equals(id))
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
        fields.remove(key);
        checks.remove(key);
        storedAt.remove(key);
    }
}
