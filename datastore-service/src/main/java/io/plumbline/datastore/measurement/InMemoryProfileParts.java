package io.plumbline.datastore.measurement;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.plumbline.events.model.PartStateSlice;
import io.plumbline.events.model.PartSumRef;
import io.plumbline.events.model.ProfilePart;

import static java.util.Objects.requireNonNull;

/** The twin without a store. */
public final class InMemoryProfileParts implements ProfileParts {

    private final Clock clock;
    private final Map<String, TreeMap<Integer, ProfilePart>> parts = new HashMap<>();
    private final Map<String, Map<String, TreeMap<Integer, PartStateSlice>>> states = new HashMap<>();
    private final Map<String, Instant> storedAt = new HashMap<>();

    public InMemoryProfileParts(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized void stage(String resultKey, List<ProfilePart> more, List<PartStateSlice> slices) {
        for (ProfilePart part : more) {
            storedAt.putIfAbsent(resultKey, clock.instant());
            parts.computeIfAbsent(resultKey, k -> new TreeMap<>()).put(part.position(), part);
        }
        for (PartStateSlice slice : slices) {
            String key = ProfileParts.stateKey(resultKey);
            storedAt.putIfAbsent(key, clock.instant());
            states.computeIfAbsent(key, k -> new HashMap<>())
                    .computeIfAbsent(slice.part(), p -> new TreeMap<>())
                    .put(slice.slice(), slice);
        }
    }

    @Override
    public synchronized List<ProfilePart> parts(String profileKey, int fromPosition, int toPosition) {
        return List.copyOf(parts.getOrDefault(profileKey, new TreeMap<>())
                .subMap(fromPosition, Math.max(fromPosition, toPosition))
                .values());
    }

    @Override
    public synchronized Optional<String> state(String resultKey, String part) {
        TreeMap<Integer, PartStateSlice> slices =
                states.getOrDefault(ProfileParts.stateKey(resultKey), Map.of()).getOrDefault(part, new TreeMap<>());
        return StateSlices.joined(List.copyOf(slices.values()));
    }

    @Override
    public synchronized Set<String> stateKeys(Collection<String> profileKeys) {
        Set<String> keys = new HashSet<>();
        for (String profile : profileKeys) {
            for (ProfilePart part : parts.getOrDefault(profile, new TreeMap<>()).values()) {
                String key = part.stateKey();
                if (key != null) {
                    keys.add(ProfileParts.stateKey(key));
                }
                PartSumRef sum = part.sum();
                if (sum != null) {
                    keys.add(ProfileParts.stateKey(sum.key()));
                }
            }
        }
        return keys;
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
        parts.remove(key);
        states.remove(key);
        storedAt.remove(key);
    }
}
