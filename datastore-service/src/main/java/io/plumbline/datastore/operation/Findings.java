package io.plumbline.datastore.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CatalogChanges;
import io.plumbline.api.view.DatastoreCounters;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.events.model.Warning;
import io.plumbline.events.work.WorkResult;

/** What one kind of work finds: stored unseen, then shown by one compare-and-set. Each method may be repeated. */
public interface Findings {

    /** Stores a chunk under its generation, unseen. */
    void stage(WorkItem item, WorkResult chunk);

    /** How many of the chunks 0 to {@code chunks - 1} are stored under this key. */
    int staged(String resultKey, int chunks);

    /** Makes an item's results visible, unless newer ones are. */
    Shown show(WorkItem item, Operation operation);

    /** What is to be done once all items of an operation have ended, unless it was cancelled. */
    default void settled(Operation ended, List<WorkItem> items) {}

    /** Hides what a cancelled operation has shown. */
    void withdraw(Operation cancelled, List<WorkItem> items);

    /** What is known inside this datastore by now. */
    DatastoreCounters count(Datastore datastore);

    /**
     * @param warnings beside those of the worker
     * @param changes of a catalog from the one before; absent for other work
     */
    record Shown(List<Warning> warnings, @Nullable CatalogChanges changes) {

        public static final Shown NOTHING_MORE = new Shown(List.of(), null);

        public Shown {
            warnings = List.copyOf(warnings);
        }
    }
}
