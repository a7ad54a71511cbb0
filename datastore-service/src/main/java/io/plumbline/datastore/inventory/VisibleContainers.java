package io.plumbline.datastore.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.datastore.operation.Targets;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Warning;

import static java.util.Objects.requireNonNull;

/** Chooses what a profile reads from the visible inventory. */
public final class VisibleContainers implements Targets {

    private final Inventories inventories;

    public VisibleContainers(Inventories inventories) {
        this.inventories = requireNonNull(inventories, "inventories");
    }

    @Override
    public Choice choose(Datastore datastore, ProfileSettings settings) {
        VisibleInventory visible = datastore.inventory();
        if (visible == null) {
            return new Choice(List.of(), List.of());
        }
        Set<ContainerId> wanted = new HashSet<>(settings.containers());
        List<ContainerTarget> readable = new ArrayList<>();
        List<Warning> passedOver = new ArrayList<>();
        for (ContainerSnapshot container : inventories.of(visible.key())) {
            boolean named = wanted.remove(container.containerId());
            if (named || settings.containers().isEmpty()) {
                Failure problem = container.found().problem();
                if (problem != null) {
                    passedOver.add(new Warning(container.name(), problem));
                } else if (!container.missing()) {
                    readable.add(target(container));
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

    private static ContainerTarget target(ContainerSnapshot container) {
        return new ContainerTarget(
                container.containerId(),
                container.name(),
                container.found().locator(),
                container.found().rowCountEstimate());
    }
}
