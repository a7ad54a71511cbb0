package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.measurement.ProfileRelations;
import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationSearch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

/** Relations, and how they were looked for, in {@code profile_relations}: a document for each. */
final class MongoProfileRelations extends MongoStaged implements ProfileRelations {

    private static final int RELATIONS = 0;
    private static final int KEYS_PER_QUERY = 500;
    private static final String SEARCH = "search";
    private static final String RELATION = "relation";

    MongoProfileRelations(MongoParts parts) {
        super(parts, "profile_relations");
    }

    @Override
    public void stage(String key, int chunk, List<Relation> relations, @Nullable RelationSearch search) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            documents.add(new Document("_id", String.format(Locale.ROOT, "%s/%05d-%05d", key, chunk, i))
                    .append(RELATION, parts.mapper().toDocument(relations.get(i))));
        }
        if (search != null) {
            documents.add(new Document("_id", searchId(key))
                    .append(SEARCH, parts.mapper().toDocument(search)));
        }
        put(RELATIONS, key, documents);
    }

    @Override
    public Map<String, RelationSearch> searches(Collection<String> keys) {
        List<String> ids =
                keys.stream().distinct().map(MongoProfileRelations::searchId).toList();
        Map<String, RelationSearch> found = new HashMap<>();
        for (int i = 0; i < ids.size(); i += KEYS_PER_QUERY) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + KEYS_PER_QUERY));
            StoreCalls.read(() -> collection(RELATIONS).find(in("_id", some)).into(new ArrayList<>()))
                    .forEach(d -> found.put(
                            d.getString(KEY),
                            parts.mapper().fromDocument(d.get(SEARCH, Document.class), RelationSearch.class)));
        }
        return found;
    }

    @Override
    public List<Relation> of(String key) {
        return StoreCalls.read(() -> StoreCalls.inBatches(
                        collection(RELATIONS).find(and(eq(KEY, key), exists(RELATION))))
                .sort(ascending("_id"))
                .map(d -> parts.mapper().fromDocument(d.get(RELATION, Document.class), Relation.class))
                .into(new ArrayList<>()));
    }

    private static String searchId(String key) {
        return key + "/" + SEARCH;
    }
}
