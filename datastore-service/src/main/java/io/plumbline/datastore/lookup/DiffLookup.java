package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.FieldDiffView;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldProfile;

import static java.util.Objects.requireNonNull;

/** Two profiles of one container, side by side. */
public final class DiffLookup {

    private final ContainerLookup containers;
    private final ContainerStates states;
    private final Measurements measurements;

    public DiffLookup(ContainerLookup containers, ContainerStates states, Measurements measurements) {
        this.containers = requireNonNull(containers, "containers");
        this.states = requireNonNull(states, "states");
        this.measurements = requireNonNull(measurements, "measurements");
    }

    /**
     * Every field of either profile: those of the later one in its order, then those that only the earlier one has.
     *
     * @param from whose profile is the earlier one; absent for the one before the later
     * @param to whose profile is the later one; absent for the newest
     * @param path of the one field to compare; absent for all
     * @throws UnknownException if the container is unknown, or an operation left no profile of it, or there is none before
     */
    public Page<FieldDiffView> diff(
            ContainerId id,
            @Nullable OperationId from,
            @Nullable OperationId to,
            @Nullable String path,
            Paging paging) {
        containers.find(id);
        List<StoredProfile> history =
                states.find(id.value()).map(ContainerState::profileHistory).orElse(List.of());
        int later = index(history, to, 0, "to");
        int earlier = index(history, from, later + 1, "from");
        StoredProfile after = history.get(later);
        StoredProfile before = history.get(earlier);
        List<String> pathsAfter = measurements.paths(after);
        List<String> pathsBefore = measurements.paths(before);
        Map<String, Integer> ordinalsAfter = ordinals(pathsAfter);
        Map<String, Integer> ordinalsBefore = ordinals(pathsBefore);
        List<String> all = new ArrayList<>(pathsAfter);
        pathsBefore.stream().filter(p -> !ordinalsAfter.containsKey(p)).forEach(all::add);
        if (path != null) {
            all.removeIf(p -> !p.equals(path));
        }
        List<String> shown = paging.slice(all);
        HiddenValues hidden = new HiddenValues(
                states.find(id.value()).map(ContainerState::overrides).orElse(null));
        Map<String, FieldProfile> fieldsAfter = fields(after, shown, ordinalsAfter, hidden);
        Map<String, FieldProfile> fieldsBefore = fields(before, shown, ordinalsBefore, hidden);
        ProfileDiff diff = new ProfileDiff(id, before, after);
        List<FieldDiffView> views = new ArrayList<>();
        for (String each : shown) {
            view(diff, fieldsBefore.get(each), fieldsAfter.get(each)).ifPresent(views::add);
        }
        return new Page<>(views, paging.page(), paging.size(), all.size());
    }

    private static Optional<FieldDiffView> view(
            ProfileDiff diff, @Nullable FieldProfile before, @Nullable FieldProfile after) {
        if (before != null && after != null) {
            return Optional.of(diff.of(before, after));
        }
        // Neither is there when the profile was swept away in between.
        return after != null
                ? Optional.of(diff.added(after))
                : Optional.ofNullable(before).map(diff::removed);
    }

    private static int index(List<StoredProfile> history, @Nullable OperationId wanted, int otherwise, String name) {
        if (wanted == null) {
            if (otherwise >= history.size()) {
                throw new UnknownException(FailureCode.OPERATION_UNKNOWN, name, "no earlier profile");
            }
            return otherwise;
        }
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).operationId().equals(wanted)) {
                return i;
            }
        }
        throw new UnknownException(FailureCode.OPERATION_UNKNOWN, name, wanted.value());
    }

    /** A path that occurs twice counts where it occurs first. */
    private static Map<String, Integer> ordinals(List<String> paths) {
        Map<String, Integer> ordinals = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            ordinals.putIfAbsent(paths.get(i), i);
        }
        return ordinals;
    }

    private Map<String, FieldProfile> fields(
            StoredProfile profile, List<String> paths, Map<String, Integer> ordinals, HiddenValues hidden) {
        Set<Integer> wanted = new HashSet<>();
        for (String path : paths) {
            Integer ordinal = ordinals.get(path);
            if (ordinal != null) {
                wanted.add(ordinal);
            }
        }
        Map<String, FieldProfile> fields = new HashMap<>();
        measurements.fields(profile.key(), wanted).forEach(field -> fields.put(field.path(), hidden.of(field)));
        return fields;
    }
}
