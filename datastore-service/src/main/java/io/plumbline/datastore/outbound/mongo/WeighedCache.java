package io.plumbline.datastore.outbound.mongo;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/** Keeps the most recently used values up to a total weight. For values that never change while they are kept. */
final class WeighedCache<V> {

    private final long limit;
    private final ToLongFunction<V> weigh;
    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, CompletableFuture<V>> loading = new HashMap<>();
    private long weight;
    private long forgotten;

    WeighedCache(long limit, ToLongFunction<V> weigh) {
        this.limit = limit;
        this.weigh = weigh;
    }

    /**
     * Loads outside the lock, once for all who ask meanwhile; a value that was forgotten meanwhile isn't kept, and whoever asks after that
     * has it loaded anew.
     */
    V get(String key, Supplier<V> load) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> others;
        long before;
        synchronized (this) {
            V known = values.get(key);
            if (known != null) {
                return known;
            }
            before = forgotten;
            others = loading.putIfAbsent(key, mine);
        }
        return others == null ? load(key, load, before, mine) : await(others);
    }

    private V load(String key, Supplier<V> load, long before, CompletableFuture<V> mine) {
        try {
            V loaded = load.get();
            synchronized (this) {
                if (before == forgotten) {
                    put(key, loaded);
                }
                loading.remove(key, mine);
            }
            mine.complete(loaded);
            return loaded;
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                loading.remove(key, mine);
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static <V> V await(CompletableFuture<V> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Null if it isn't kept. */
    synchronized @Nullable V known(String key) {
        return values.get(key);
    }

    synchronized void forget(String key) {
        forgotten++;
        loading.remove(key);
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
