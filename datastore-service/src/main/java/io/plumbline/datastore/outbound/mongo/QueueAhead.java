package io.plumbline.datastore.outbound.mongo;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.events.DatastoreId;

/**
 * What waits in the queue, read for the claims to come as well: each look into the queue costs a look at all that is in it in the
 * embedded store. It is forgotten when this service puts something into the queue, and after a second, in which another one may have.
 * That an item was claimed elsewhere meanwhile shows when its claim is written. Only where more waits than was read can anything be
 * remembered, so that work which came just now is never overlooked for the end of a queue that is old.
 */
final class QueueAhead {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int AHEAD = 64;

    private final Map<Key, Line> lines = new HashMap<>();
    private final Map<WorkKind, Waiting> waiting = new HashMap<>();
    private long forgotten;

    private record Key(DatastoreId datastore, WorkKind kind) {}

    private record Line(List<WorkItem> items, Instant until) {}

    private record Waiting(Set<DatastoreId> datastores, Instant until) {}

    /**
     * The first ones of a queue.
     *
     * @param read the first so many of the store
     */
    List<WorkItem> next(DatastoreId datastore, WorkKind kind, Instant now, int most, IntFunction<List<WorkItem>> read) {
        Key key = new Key(datastore, kind);
        long before;
        synchronized (this) {
            Line line = lines.get(key);
            if (line != null && now.isBefore(line.until()) && line.items().size() >= most) {
                return List.copyOf(line.items().subList(0, most));
            }
            before = forgotten;
        }
        int asked = Math.max(most, AHEAD);
        List<WorkItem> items = read.apply(asked);
        synchronized (this) {
            lines.remove(key);
            if (items.isEmpty()) {
                waiting.remove(kind);
            } else if (items.size() == asked && before == forgotten) {
                lines.put(key, new Line(items, now.plus(FRESH)));
            }
        }
        return items.subList(0, Math.min(most, items.size()));
    }

    /** The datastores for which something of this kind waits. */
    Set<DatastoreId> waiting(WorkKind kind, Instant now, Supplier<Set<DatastoreId>> read) {
        long before;
        synchronized (this) {
            Waiting known = waiting.get(kind);
            if (known != null && now.isBefore(known.until())) {
                return known.datastores();
            }
            before = forgotten;
        }
        Set<DatastoreId> datastores = Set.copyOf(read.get());
        synchronized (this) {
            if (!datastores.isEmpty() && before == forgotten) {
                waiting.put(kind, new Waiting(datastores, now.plus(FRESH)));
            }
        }
        return datastores;
    }

    /** This item was written: it waits anew, or no longer. */
    synchronized void written(WorkItem item) {
        if (item.status() == WorkStatus.QUEUED) {
            forget();
            return;
        }
        lines.computeIfPresent(
                new Key(item.datastoreId(), item.kind()),
                (key, line) -> new Line(without(line.items(), item), line.until()));
    }

    /** Something was put into the queue, or the queue isn't as it was read. */
    synchronized void forget() {
        forgotten++;
        lines.clear();
        waiting.clear();
    }

    private static List<WorkItem> without(Collection<WorkItem> items, WorkItem one) {
        return items.stream().filter(i -> !i.id().equals(one.id())).toList();
    }
}
