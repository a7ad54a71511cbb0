package io.plumbline.datastore.outbound.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

import io.plumbline.datastore.operation.Staged;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

/** Documents under the key of an attempt: written in batches, overwritten by a repetition. */
class MongoStaged implements Staged {

    static final String KEY = "key";

    private static final int BATCH_DOCUMENTS = 200;

    final MongoParts parts;
    private final List<MongoCollection<Document>> collections;

    MongoStaged(MongoParts parts, String... collections) {
        this.parts = parts;
        this.collections = List.of(collections).stream()
                .map(c -> parts.database().getCollection(c))
                .toList();
    }

    @Override
    public final Set<String> keysStoredBefore(Instant time) {
        Set<String> keys = new HashSet<>();
        for (MongoCollection<Document> collection : collections) {
            StoreCalls.read(() -> collection
                    .distinct(KEY, lt("storedAt", Date.from(time)), String.class)
                    .into(keys));
        }
        return keys;
    }

    @Override
    public void forget(String key) {
        collections.forEach(c -> StoreCalls.write(() -> c.deleteMany(eq(KEY, key))));
    }

    final MongoCollection<Document> collection(int index) {
        return collections.get(index);
    }

    final void put(int index, String key, List<Document> documents) {
        Date now = Date.from(parts.clock().instant());
        for (int i = 0; i < documents.size(); i += BATCH_DOCUMENTS) {
            List<ReplaceOneModel<Document>> batch = new ArrayList<>();
            for (Document document : documents.subList(i, Math.min(documents.size(), i + BATCH_DOCUMENTS))) {
                document.append(KEY, key).append("storedAt", now);
                batch.add(new ReplaceOneModel<>(
                        eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true)));
            }
            StoreCalls.write(() -> collection(index).bulkWrite(batch, new BulkWriteOptions().ordered(false)));
        }
    }
}
