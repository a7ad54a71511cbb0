package io.plumbline.datastore.lookup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.DatastoreOverview;
import io.plumbline.api.view.OperationRef;
import io.plumbline.api.view.OperationView;
import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;

import static java.util.Objects.requireNonNull;

/** What is known of a datastore as a whole. */
public final class OverviewLookup {

    private final DatastoreLookup datastores;
    private final OperationLookup operations;
    private final Inventories inventories;
    private final ContainerStates states;
    private final Checks checks;

    public OverviewLookup(
            DatastoreLookup datastores,
            OperationLookup operations,
            Inventories inventories,
            ContainerStates states,
            Checks checks) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.operations = requireNonNull(operations, "operations");
        this.inventories = requireNonNull(inventories, "inventories");
        this.states = requireNonNull(states, "states");
        this.checks = requireNonNull(checks, "checks");
    }

    /** @throws UnknownException if there is none */
    public DatastoreOverview of(DatastoreId id) {
        Datastore datastore = datastores.find(id);
        VisibleInventory visible = datastore.inventory();
        List<ContainerSnapshot> found = visible == null ? List.of() : inventories.of(visible.key());
        Map<ContainerId, ContainerState> known =
                states.withoutHistory(id).stream().collect(Collectors.toMap(ContainerState::id, Function.identity()));
        int missing = 0;
        int excluded = 0;
        int unreadable = 0;
        int maskedFields = 0;
        int excludedFields = 0;
        int fields = 0;
        ContainerTotals totals = new ContainerTotals();
        Map<ContainerKind, Integer> kinds = new EnumMap<>(ContainerKind.class);
        for (ContainerSnapshot container : found) {
            ContainerState state = known.get(container.containerId());
            ContainerOverrides decided = decided(state);
            if (container.missing()) {
                missing++;
            } else if (decided.excluded()) {
                excluded++;
            } else {
                kinds.merge(container.found().kind(), 1, Integer::sum);
                fields += container.found().fields().size();
                unreadable += container.found().problem() == null ? 0 : 1;
                maskedFields += decided.fieldsThatAre(FieldStatus.MASKED).size();
                excludedFields += decided.fieldsThatAre(FieldStatus.EXCLUDED).size();
                totals.add(container, state == null ? null : state.profile());
            }
        }
        int present = kinds.values().stream().mapToInt(Integer::intValue).sum();
        return new DatastoreOverview(
                id,
                datastores.status(datastore),
                new DatastoreOverview.Containers(
                        present, missing, excluded, totals.profiled(), totals.partial(), unreadable, kinds),
                new DatastoreOverview.Fields(fields, totals.profiledFields(), maskedFields, excludedFields),
                totals.rows(),
                totals.rowsKnown(),
                totals.rowsUnknown(),
                totals.shareProfiled(),
                totals.completeness(),
                totals.completenessOf(),
                totals.bytes(),
                totals.bytesUnknown(),
                checks.countByDatastore(List.of(id)).getOrDefault(id, CheckCounts.NONE),
                operation(datastore.lastCatalog()),
                operation(datastore.lastProfile()));
    }

    /** Null if there was none, or if it isn't kept any more. */
    private @Nullable OperationView operation(@Nullable OperationRef ref) {
        return ref == null ? null : operations.find(ref.id()).orElse(null);
    }

    private static ContainerOverrides decided(@Nullable ContainerState state) {
        ContainerOverrides overrides = state == null ? null : state.overrides();
        return overrides == null ? ContainerOverrides.NONE : overrides;
    }
}
