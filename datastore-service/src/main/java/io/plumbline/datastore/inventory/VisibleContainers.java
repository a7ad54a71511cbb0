package io.plumbline.datastore.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.operation.Targets;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Warning;

import static java.util.Objects.requireNonNull;

/** Chooses what a profile reads from the visible inventory. */
public final class VisibleContainers implements Targets {

    private static final Failure EXCLUDED = new Failure(
            FailureCode.CONTAINER_EXCLUDED, "It is excluded (expected: included, or a catalog with recreate).");

    private final Inventories inventories;
    private final ContainerStates states;

    public VisibleContainers(Inventories inventories, ContainerStates states) {
        this.inventories = requireNonNull(inventories, "inventories");
        this.states = requireNonNull(states, "states");
    }

    @Override
    public Choice choose(Datastore datastore, ProfileSettings settings) {
        VisibleInventory visible = datastore.inventory();
        if (visible == null) {
            return new Choice(List.of(), List.of());
        }
        Set<ContainerId> wanted = new HashSet<>(settings.containers());
        Set<String> tags = Set.copyOf(Objects.requireNonNullElse(settings.tags(), List.of()));
        ReadStarts starts = new ReadStarts(settings);
        Map<ContainerId, ContainerState> known =
                states.of(datastore.id()).stream().collect(Collectors.toMap(ContainerState::id, Function.identity()));
        List<ContainerTarget> readable = new ArrayList<>();
        List<Warning> passedOver = new ArrayList<>();
        for (ContainerSnapshot container : inventories.of(visible.key())) {
            boolean named = wanted.remove(container.containerId());
            ContainerState state = known.get(container.containerId());
            if (named || settings.containers().isEmpty() && tagged(state, tags)) {
                Failure problem = container.found().problem();
                if (ExcludedContainers.excluded(state)) {
                    if (named) {
                        passedOver.add(new Warning(container.name(), EXCLUDED));
                    }
                } else if (problem != null) {
                    passedOver.add(new Warning(container.name(), problem));
                } else if (!container.missing()) {
                    readable.add(target(container, state, starts));
                } else if (named) {
                    passedOver.add(new Warning(
                            container.name(),
                            new Failure(
                                    FailureCode.CONTAINER_GONE,
                                    "The newest catalog no longer found it at its source.")));
                }
            }
        }
        wanted.stream()
                .map(ContainerId::value)
                .sorted()
                .forEach(id -> passedOver.add(new Warning(
                        id,
                        new Failure(
                                FailureCode.CONTAINER_UNKNOWN,
                                "containers: " + id + " (expected: a container of " + datastore.name() + ")"))));
        return new Choice(readable, passedOver);
    }

    /** Whether it has one of the tags, if any are asked for. */
    private static boolean tagged(@Nullable ContainerState state, Set<String> tags) {
        return tags.isEmpty()
                || state != null
                        && state.overrides() != null
                        && state.overrides().taggedWithAny(tags);
    }

    private static ContainerTarget target(
            ContainerSnapshot container, @Nullable ContainerState state, ReadStarts starts) {
        ContainerOverrides overrides = state == null ? null : state.overrides();
        return new ContainerTarget(
                container.containerId(),
                container.name(),
                container.found().locator(),
                container.found().rowCountEstimate(),
                overrides,
                starts.of(container, overrides));
    }
}
