package io.plumbline.datastore.outbound.mongo;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/** Keeps the most recently used values up to a total weight. For values that never change while they are kept. */
final class WeighedCache<V> {

    private final long limit;
    private final ToLongFunction<V> weigh;
    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;
    private long forgotten;

    WeighedCache(long limit, ToLongFunction<V> weigh) {
        this.limit = limit;
        this.weigh = weigh;
    }

    /** Loads outside the lock; a value that was forgotten meanwhile isn't kept. */
    V get(String key, Supplier<V> load) {
        long before;
        synchronized (this) {
            V known = values.get(key);
            if (known != null) {
                return known;
            }
            before = forgotten;
        }
        V loaded = load.get();
        synchronized (this) {
            if (before == forgotten) {
                put(key, loaded);
            }
        }
        return loaded;
    }

    /** Null if it isn't kept. */
    synchronized @Nullable V known(String key) {
        return values.get(key);
    }

    synchronized void forget(String key) {
        forgotten++;
        V old = values.remove(key);
        if (old != null) {
            weight -= weigh.applyAsLong(old);
        }
    }

    private void put(String key, V value) {
        V old = values.put(key, value);
        weight += weigh.applyAsLong(value) - (old == null ? 0 : weigh.applyAsLong(old));
        Iterator<Map.Entry<String, V>> oldest = values.entrySet().iterator();
        while (weight > limit && values.size() > 1 && oldest.hasNext()) {
            Map.Entry<String, V> entry = oldest.next();
            if (!entry.getKey().equals(key)) {
                weight -= weigh.applyAsLong(entry.getValue());
                oldest.remove();
            }
        }
    }
}
