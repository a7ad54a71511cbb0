package io.plumbline.datastore.lookup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** Which containers the visible inventories hold. */
final class FoundContainers {

    private final DatastoreLookup datastores;
    private final Datastores registry;
    private final Inventories inventories;
    /** An id is derived from its datastore, so what was learnt stays true. */
    private final Map<ContainerId, DatastoreId> homes = new ConcurrentHashMap<>();

    FoundContainers(DatastoreLookup datastores, Datastores registry, Inventories inventories) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.registry = requireNonNull(registry, "registry");
        this.inventories = requireNonNull(inventories, "inventories");
    }

    /** @throws UnknownException if no visible inventory has it */
    ContainerSnapshot find(ContainerId id) {
        DatastoreId home = homes.get(id);
        if (home != null) {
            return registry.find(home.value())
                    .filter(d -> !d.removed())
                    .flatMap(d -> find(d, id))
                    .orElseThrow(() -> unknown(id));
        }
        for (Datastore datastore : registry.all()) {
            Optional<ContainerSnapshot> found = find(datastore, id);
            if (found.isPresent()) {
                homes.put(id, datastore.id());
                return found.get();
            }
        }
        throw unknown(id);
    }

    /**
     * The whole visible inventory; empty before the first catalog.
     *
     * @throws UnknownException if there is no such datastore
     */
    List<ContainerSnapshot> all(DatastoreId id) {
        return in(datastores.find(id));
    }

    private Optional<ContainerSnapshot> find(Datastore datastore, ContainerId id) {
        return in(datastore).stream().filter(c -> c.containerId().equals(id)).findFirst();
    }

    /** The whole visible inventory; empty before the first catalog. */
    List<ContainerSnapshot> in(Datastore datastore) {
        VisibleInventory inventory = datastore.inventory();
        return inventory == null ? List.of() : inventories.of(inventory.key());
    }

    private static UnknownException unknown(ContainerId id) {
        return new UnknownException(FailureCode.CONTAINER_UNKNOWN, "containerId", id.value());
    }
}
