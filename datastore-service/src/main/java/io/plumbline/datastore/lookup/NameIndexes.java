package io.plumbline.datastore.lookup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/**
 * The names of all visible inventories, in memory: the store would have to look at every container. An inventory never
 * changes under its key, so that names are read once after each catalog, aside from the searches, which wait a moment for
 * them.
 */
final class NameIndexes {

    /** Some 100 bytes each. */
    private static final long MAX_NAMES = 3_000_000;

    private final Inventories inventories;
    private final Executor loader;
    private final Map<DatastoreId, Keyed> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<?>> loading = new ConcurrentHashMap<>();

    /** @param loader reads one inventory after the other */
    NameIndexes(Inventories inventories, Executor loader) {
        this.inventories = requireNonNull(inventories, "inventories");
        this.loader = requireNonNull(loader, "loader");
    }

    private record Keyed(String key, NameIndex index) {}

    /** @param complete whether these are the names of all visible inventories */
    record Names(Map<DatastoreId, NameIndex> byDatastore, boolean complete) {}

    /** Waits that long for names which aren't read yet, and goes on with those that were visible before, or none. */
    Names of(List<Datastore> living, Duration patience) {
        known.keySet().retainAll(living.stream().map(Datastore::id).collect(Collectors.toSet()));
        List<CompletableFuture<?>> awaited = new ArrayList<>();
        for (Datastore datastore : living) {
            VisibleInventory inventory = datastore.inventory();
            if (inventory != null && !isKnown(datastore.id(), inventory.key())) {
                awaited.add(load(datastore.id(), inventory.key()));
            }
        }
        await(awaited, patience);
        Map<DatastoreId, NameIndex> names = new HashMap<>();
        boolean complete = true;
        for (Datastore datastore : living) {
            VisibleInventory inventory = datastore.inventory();
            Keyed keyed = known.get(datastore.id());
            if (inventory != null && keyed != null) {
                names.put(datastore.id(), keyed.index());
            }
            complete &= inventory == null || (keyed != null && keyed.key().equals(inventory.key()));
        }
        return new Names(names, complete);
    }

    private boolean isKnown(DatastoreId id, String key) {
        Keyed keyed = known.get(id);
        return keyed != null && keyed.key().equals(key);
    }

    private synchronized CompletableFuture<?> load(DatastoreId id, String key) {
        CompletableFuture<?> running = loading.get(key);
        if (running != null) {
            return running;
        }
        CompletableFuture<?> begun = CompletableFuture.runAsync(() -> read(id, key), loader);
        loading.put(key, begun);
        return begun.whenComplete((done, failure) -> loading.remove(key));
    }

    /** What goes beyond the limit is left out. */
    private void read(DatastoreId id, String key) {
        long names =
                known.values().stream().mapToLong(keyed -> keyed.index().size()).sum();
        if (names <= MAX_NAMES) {
            known.put(id, new Keyed(key, NameIndex.of(inventories.of(key))));
        }
    }

    private static void await(List<CompletableFuture<?>> awaited, Duration patience) {
        try {
            CompletableFuture.allOf(awaited.toArray(CompletableFuture[]::new))
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return; // they go on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreUnavailableException unavailable
                    ? unavailable
                    : new IllegalStateException("names could not be read", e.getCause());
        }
    }
}
