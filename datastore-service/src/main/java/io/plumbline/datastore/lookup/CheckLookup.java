package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckView;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredCheck;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/** The inferred checks of the visible profiles. */
public final class CheckLookup {

    private final DatastoreLookup datastores;
    private final Datastores registry;
    private final ContainerLookup containers;
    private final ContainerStates states;
    private final Measurements measurements;

    public CheckLookup(
            DatastoreLookup datastores,
            Datastores registry,
            ContainerLookup containers,
            ContainerStates states,
            Measurements measurements) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.registry = requireNonNull(registry, "registry");
        this.containers = requireNonNull(containers, "containers");
        this.states = requireNonNull(states, "states");
        this.measurements = requireNonNull(measurements, "measurements");
    }

    /** Absent filters let everything through. */
    public record Filter(
            @Nullable DatastoreId datastore,
            @Nullable ContainerId container,
            @Nullable String rule) {}

    /** By container name, then as inferred. Only the profiles that the page touches are read. */
    public Page<CheckView> list(Filter filter, Paging paging) {
        long skip = (long) paging.page() * paging.size();
        long total = 0;
        List<CheckView> page = new ArrayList<>();
        for (ContainerState state : states(filter)) {
            StoredProfile profile = state.profile();
            int count = profile == null ? 0 : count(profile, filter.rule());
            boolean touched = total < skip + paging.size() && total + count > skip;
            if (profile != null && touched) {
                List<CheckView> views = measurements.checks(profile).stream()
                        .filter(c -> filter.rule() == null
                                || filter.rule().equals(c.check().rule()))
                        .map(c -> view(state, profile, c))
                        .toList();
                int from = (int) Math.max(0, skip - total);
                int to = (int) Math.min(views.size(), skip + paging.size() - total);
                page.addAll(views.subList(Math.min(from, to), to));
            }
            total += count;
        }
        return new Page<>(page, paging.page(), paging.size(), total);
    }

    /** @throws UnknownException if no visible profile has it */
    public CheckView get(CheckId id) {
        for (StoredCheck check : measurements.named(id)) {
            Optional<ContainerState> state = states.find(check.containerId().value());
            StoredProfile profile = state.map(ContainerState::profile).orElse(null);
            if (profile != null
                    && profile.key().equals(check.profileKey())
                    && registry.find(state.get().datastoreId().value())
                            .filter(d -> !d.removed())
                            .isPresent()) {
                return view(state.get(), profile, check);
            }
        }
        throw new UnknownException(null, "checkId", id.value());
    }

    private List<ContainerState> states(Filter filter) {
        List<ContainerState> found;
        ContainerId container = filter.container();
        DatastoreId datastore = filter.datastore();
        if (container != null) {
            containers.find(container);
            found = states.find(container.value()).stream()
                    .filter(s -> datastore == null || s.datastoreId().equals(datastore))
                    .toList();
        } else if (datastore != null) {
            datastores.find(datastore);
            found = states.of(datastore);
        } else {
            Set<DatastoreId> living = registry.all().stream().map(Datastore::id).collect(Collectors.toSet());
            found = states.all().stream()
                    .filter(s -> living.contains(s.datastoreId()))
                    .toList();
        }
        return found.stream()
                .sorted(Comparator.comparing(ContainerState::name).thenComparing(ContainerState::recordId))
                .toList();
    }

    private static int count(StoredProfile profile, @Nullable String rule) {
        return rule == null ? profile.checks() : profile.checksByRule().getOrDefault(rule, 0);
    }

    private static CheckView view(ContainerState state, StoredProfile profile, StoredCheck check) {
        return new CheckView(
                check.checkId(),
                state.datastoreId(),
                state.id(),
                state.name(),
                profile.operationId(),
                profile.at(),
                new HiddenValues(state.overrides()).of(check.check()));
    }
}
