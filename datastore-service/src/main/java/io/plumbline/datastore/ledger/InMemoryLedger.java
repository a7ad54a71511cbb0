package io.plumbline.datastore.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.plumbline.events.Envelope;

import static java.util.Objects.requireNonNull;

/** The twin without a store: the same promises, kept until the process ends. */
public class InMemoryLedger<E extends Recorded> implements Ledger<E>, PendingMessages {

    private final String collection;
    private final Consumer<String> wake;
    private final Map<String, E> records = new LinkedHashMap<>();
    private final Map<String, List<Envelope<?>>> pending = new LinkedHashMap<>();

    public InMemoryLedger(String collection, Consumer<String> wake) {
        this.collection = requireNonNull(collection, "collection");
        this.wake = requireNonNull(wake, "wake");
    }

    @Override
    public synchronized Optional<E> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public synchronized List<E> findAll(Collection<String> ids) {
        return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public synchronized boolean add(E record, List<Envelope<?>> messages) {
        if (records.containsKey(record.recordId())) {
            return false;
        }
        write(record, messages);
        return true;
    }

    @Override
    public synchronized boolean replace(E changed, List<Envelope<?>> messages) {
        E stored = records.get(changed.recordId());
        if (stored == null || stored.version() != changed.version() - 1) {
            return false;
        }
        write(changed, messages);
        return true;
    }

    @Override
    public String collection() {
        return collection;
    }

    @Override
    public synchronized List<String> idsWithPending(int limit) {
        return pending.keySet().stream().limit(limit).toList();
    }

    @Override
    public synchronized List<Envelope<?>> pendingOf(String id) {
        return List.copyOf(pending.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized void published(String id, Collection<String> messageIds) {
        List<Envelope<?>> left = pending.getOrDefault(id, List.of()).stream()
                .filter(e -> !messageIds.contains(e.header().id()))
                .toList();
        if (left.isEmpty()) {
            pending.remove(id);
        } else {
            pending.put(id, left);
        }
    }

    /** All records that fit, in the order in which they were added. */
    protected final synchronized List<E> all(Predicate<E> fits) {
        return records.values().stream().filter(fits).toList();
    }

    protected final synchronized void forget(String id) {
        records.remove(id);
        pending.remove(id);
    }

    private void write(E record, List<Envelope<?>> messages) {
        records.put(record.recordId(), record);
        if (!messages.isEmpty()) {
            List<Envelope<?>> longer = new ArrayList<>(pending.getOrDefault(record.recordId(), List.of()));
            longer.addAll(messages);
            pending.put(record.recordId(), List.copyOf(longer));
            wake.accept(collection + "/" + record.recordId());
        }
    }
}
