package io.plumbline.datastore.inventory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CatalogChanges;
import io.plumbline.api.view.DatastoreCounters;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.operation.Findings;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.StagedChunk;
import io.plumbline.datastore.operation.StagedChunks;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.Warning;
import io.plumbline.events.work.ContainersFound;
import io.plumbline.events.work.WorkResult;

import static java.util.Objects.requireNonNull;

/** Turns a catalog's chunks into the visible inventory: by one compare-and-set on the datastore's pointer. */
public final class CatalogFindings implements Findings {

    private final Datastores datastores;
    private final Inventories inventories;
    private final StagedChunks chunks;
    private final ExcludedContainers excluded;
    private final Clock clock;

    public CatalogFindings(
            Datastores datastores,
            Inventories inventories,
            StagedChunks chunks,
            ExcludedContainers excluded,
            Clock clock) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.inventories = requireNonNull(inventories, "inventories");
        this.chunks = requireNonNull(chunks, "chunks");
        this.excluded = requireNonNull(excluded, "excluded");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void stage(WorkItem item, WorkResult chunk) {
        if (!(chunk instanceof ContainersFound found)) {
            throw new IllegalArgumentException(
                    "result: " + chunk.getClass().getSimpleName() + " (expected: ContainersFound for a catalog)");
        }
        inventories.stage(
                item.resultKey(),
                found.containers().stream()
                        .map(c -> ContainerSnapshot.found(item.datastoreId(), c))
                        .toList());
        chunks.put(new StagedChunk(
                item.resultKey(), found.chunk(), found.containers().size(), Map.of()));
    }

    @Override
    public int staged(String resultKey, int count) {
        return chunks.of(resultKey, count).size();
    }

    @Override
    public Shown show(WorkItem item, Operation operation) {
        String key = item.resultKey();
        Optional<Datastore> datastore = datastores.find(item.datastoreId().value());
        if (datastore.isEmpty() || datastore.get().removed()) {
            return Shown.NOTHING_MORE;
        }
        List<ContainerSnapshot> staged = inventories.of(key);
        List<ContainerSnapshot> found =
                staged.stream().filter(c -> !c.missing()).toList();
        List<Warning> warnings = unreadable(found);
        Optional<Changed<Datastore>> flipped =
                datastores.change(datastore.get().recordId(), d -> flip(d, item, operation, found));
        if (operation.catalog() != null && operation.catalog().recreates()) {
            excluded.include(found, item);
        }
        VisibleInventory visible = flipped.map(c -> c.record().inventory()).orElse(null);
        CatalogChanges changes = visible != null && visible.key().equals(key) ? visible.changes() : null;
        return new Shown(warnings, changes);
    }

    @Override
    public void withdraw(Operation cancelled, List<WorkItem> items) {
        // A catalog is one item: once that has succeeded, the operation can no longer be cancelled.
    }

    @Override
    public DatastoreCounters count(Datastore datastore) {
        VisibleInventory visible = datastore.inventory();
        DatastoreCounters old = datastore.counters();
        List<ContainerSnapshot> containers = visible == null ? List.of() : inventories.of(visible.key());
        return counters(old, containers);
    }

    private @Nullable Change<Datastore> flip(
            Datastore datastore, WorkItem item, Operation operation, List<ContainerSnapshot> found) {
        String key = item.resultKey();
        VisibleInventory before = datastore.inventory();
        if (datastore.removed()
                || (before != null
                        && (before.key().equals(key) || before.isNewerThan(operation.createdAt(), operation.id())))) {
            return null;
        }
        CatalogSettings settings = operation.catalog() == null ? CatalogSettings.DEFAULT : operation.catalog();
        List<ContainerSnapshot> known = before == null ? List.of() : inventories.of(before.key());
        List<ContainerSnapshot> lookedFor =
                known.stream().filter(c -> lookedFor(settings, c)).toList();
        Set<ContainerId> present =
                found.stream().map(ContainerSnapshot::containerId).collect(Collectors.toSet());
        List<ContainerSnapshot> untouched = known.stream()
                .filter(c -> !lookedFor(settings, c) && !present.contains(c.containerId()))
                .toList();
        CatalogDifference difference = CatalogDifference.between(
                Stream.concat(lookedFor.stream(), known.stream().filter(c -> present.contains(c.containerId())))
                        .distinct()
                        .toList(),
                found);
        List<ContainerSnapshot> all = new ArrayList<>(found);
        inventories.stage(key, untouched);
        all.addAll(untouched);
        if (!settings.prune()) {
            List<ContainerSnapshot> carried =
                    difference.gone().stream().map(ContainerSnapshot::gone).toList();
            inventories.stage(key, carried);
            all.addAll(carried);
        }
        VisibleInventory visible =
                new VisibleInventory(key, operation.id(), operation.createdAt(), clock.instant(), difference.changes());
        return Change.silent(datastore
                .change()
                .inventory(visible)
                .counters(counters(datastore.counters(), all))
                .build());
    }

    /** Whether the catalog would have found this container if it were still there. */
    private static boolean lookedFor(CatalogSettings settings, ContainerSnapshot container) {
        return settings.looksAt(container.found().kind()) && settings.looksAt(container.name());
    }

    private static DatastoreCounters counters(DatastoreCounters old, List<ContainerSnapshot> containers) {
        return new DatastoreCounters(
                containers.size(),
                containers.stream().filter(ContainerSnapshot::missing).count(),
                containers.stream().mapToLong(c -> c.found().fields().size()).sum(),
                old.containersProfiled(),
                old.rowsProfiled(),
                old.checks());
    }

    private static List<Warning> unreadable(List<ContainerSnapshot> found) {
        List<Warning> warnings = new ArrayList<>();
        for (ContainerSnapshot container : found) {
            Failure problem = container.found().problem();
            if (problem != null) {
                warnings.add(new Warning(container.name(), problem));
            }
        }
        return warnings;
    }
}
