package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.List;

import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;

import static com.mongodb.client.model.Filters.eq;

/** Inventories in {@code containers}. What was read is kept in memory, as a visible inventory never changes. */
final class MongoInventories extends MongoStaged implements Inventories {

    private static final long CACHED_CONTAINERS = 100_000;

    /** Far below the 16 MB that a document may have, comments and candidates included. */
    private static final int FIELDS_OF_DOCUMENT = 2_000;

    private final WeighedCache<List<ContainerSnapshot>> cache =
            new WeighedCache<>(CACHED_CONTAINERS, containers -> containers.size() + 1L);

    MongoInventories(MongoParts parts) {
        super(parts, "containers");
    }

    @Override
    public void stage(String key, List<ContainerSnapshot> containers) {
        put(
                0,
                key,
                containers.stream()
                        .flatMap(c -> c.pieces(FIELDS_OF_DOCUMENT).stream())
                        .map(c -> parts.mapper().toDocument(c).append("_id", id(key, c)))
                        .toList());
        cache.forget(key);
    }

    @Override
    public List<ContainerSnapshot> of(String key) {
        return cache.get(
                key,
                () -> ContainerSnapshot.joined(StoreCalls.read(() -> StoreCalls.inBatches(
                                collection(0).find(eq(KEY, key)))
                        .map(d -> parts.mapper().fromDocument(d, ContainerSnapshot.class))
                        .into(new ArrayList<>()))));
    }

    private static String id(String key, ContainerSnapshot piece) {
        String container = key + "/" + piece.containerId().value();
        return piece.firstField() == 0 ? container : container + "/" + piece.firstField();
    }

    @Override
    public void forget(String key) {
        super.forget(key);
        cache.forget(key);
    }
}
