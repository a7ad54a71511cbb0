package io.plumbline.datastore.measurement;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.GroupedField;
import io.plumbline.events.model.ProfileGroup;

import static java.util.Objects.requireNonNull;

/** The twin without a store. */
public final class InMemoryProfileGroups implements ProfileGroups {

    private final Clock clock;
    private final Map<String, TreeMap<Integer, ProfileGroup>> groups = new HashMap<>();
    private final Map<String, Map<Integer, TreeMap<Integer, FieldProfile>>> fields = new HashMap<>();
    private final Map<String, Instant> storedAt = new HashMap<>();

    public InMemoryProfileGroups(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized void stage(String key, List<ProfileGroup> more, List<GroupedField> figures) {
        storedAt.putIfAbsent(key, clock.instant());
        TreeMap<Integer, ProfileGroup> known = groups.computeIfAbsent(key, k -> new TreeMap<>());
        more.forEach(group -> known.put(group.position(), group));
        Map<Integer, TreeMap<Integer, FieldProfile>> byGroup = fields.computeIfAbsent(key, k -> new HashMap<>());
        figures.forEach(field -> byGroup.computeIfAbsent(field.group(), g -> new TreeMap<>())
                .put(field.profile().ordinal(), field.profile()));
    }

    @Override
    public synchronized int count(String key) {
        return groups.getOrDefault(key, new TreeMap<>()).size();
    }

    @Override
    public synchronized List<ProfileGroup> groups(String key, int fromPosition, int toPosition) {
        return List.copyOf(groups.getOrDefault(key, new TreeMap<>())
                .subMap(fromPosition, Math.max(fromPosition, toPosition))
                .values());
    }

    @Override
    public synchronized Optional<ProfileGroup> group(String key, String id) {
        return groups.getOrDefault(key, new TreeMap<>()).values().stream()
                .filter(group -> group.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized List<FieldProfile> fields(String key, int position, int fromOrdinal, int toOrdinal) {
        return List.copyOf(fields.getOrDefault(key, Map.of())
                .getOrDefault(position, new TreeMap<>())
                .subMap(fromOrdinal, Math.max(fromOrdinal, toOrdinal))
                .values());
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
        groups.remove(key);
        fields.remove(key);
        storedAt.remove(key);
    }
}
