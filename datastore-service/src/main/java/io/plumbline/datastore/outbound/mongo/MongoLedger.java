package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Ledger;
import io.plumbline.datastore.ledger.PendingMessages;
import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.Envelope;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

/**
 * One collection of records. Each write is one document operation that carries the messages with it, and finds its record by {@link #BEFORE}
 * alone.
 */
class MongoLedger<E extends Recorded> implements Ledger<E>, PendingMessages {

    /**
     * The fields by which the version before a change is found. The embedded store uses an index only where it is unique and exactly its
     * fields are asked for; it looks at every record otherwise.
     */
    static final List<String> BEFORE = List.of("_id", "version");

    private static final String PENDING = "pendingEvents";
    private static final int IDS_PER_QUERY = 500;

    final MongoCollection<Document> documents;
    final MongoParts parts;
    private final Class<E> type;

    MongoLedger(MongoParts parts, String collection, Class<E> type) {
        this.parts = parts;
        this.documents = parts.database().getCollection(collection);
        this.type = type;
    }

    @Override
    public Optional<E> find(String id) {
        return StoreCalls.read(() -> Optional.ofNullable(documents
                        .find(eq("_id", id))
                        .projection(Projections.exclude(PENDING))
                        .first()))
                .map(this::record);
    }

    @Override
    public List<E> findAll(Collection<String> ids) {
        List<String> all = ids.stream().distinct().toList();
        List<E> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i += IDS_PER_QUERY) {
            List<String> some = all.subList(i, Math.min(all.size(), i + IDS_PER_QUERY));
            found.addAll(query(in("_id", some), null, 0, 0));
        }
        return found;
    }

    @Override
    public boolean add(E record, List<Envelope<?>> messages) {
        Document document = document(record, messages);
        boolean added = StoreCalls.write(() -> {
            try {
                documents.insertOne(document);
                return true;
            } catch (MongoException e) {
                if (StoreCalls.duplicateKey(e)) {
                    return false;
                }
                throw e;
            }
        });
        if (added) {
            wake(record.recordId(), messages);
        }
        return added;
    }

    @Override
    public boolean replace(E changed, List<Envelope<?>> messages) {
        Document fields = parts.mapper().toKeyedDocument(changed);
        fields.remove("_id");
        Bson set = new Document("$set", fields);
        Bson update = messages.isEmpty()
                ? set
                : Updates.combine(set, Updates.pushEach(PENDING, pending(messages), new PushOptions()));
        boolean replaced = StoreCalls.write(() -> documents.findOneAndUpdate(
                        before(changed), update, new FindOneAndUpdateOptions().projection(Projections.include("_id"))))
                != null;
        if (replaced) {
            wake(changed.recordId(), messages);
        }
        return replaced;
    }

    @Override
    public final String collection() {
        return documents.getNamespace().getCollectionName();
    }

    @Override
    public List<String> idsWithPending(int limit) {
        return StoreCalls.read(() -> documents
                .find(exists(PENDING + ".0"))
                .projection(Projections.include("_id"))
                .limit(limit)
                .map(d -> d.getString("_id"))
                .into(new ArrayList<>()));
    }

    @Override
    public List<Envelope<?>> pendingOf(String id) {
        Document document = StoreCalls.read(() -> documents
                .find(eq("_id", id))
                .projection(Projections.include(PENDING))
                .first());
        List<Envelope<?>> messages = new ArrayList<>();
        if (document != null) {
            for (Document entry : document.getList(PENDING, Document.class, List.of())) {
                messages.add(parts.codec().fromJson(entry.getString("envelope")));
            }
        }
        return messages;
    }

    @Override
    public void published(String id, Collection<String> messageIds) {
        Bson pull = Updates.pull(PENDING, new Document("id", new Document("$in", List.copyOf(messageIds))));
        StoreCalls.write(() -> documents.updateOne(eq("_id", id), pull));
    }

    /** With the messages that wait, which nobody reads: the embedded store would copy every record to leave them out. */
    final List<E> query(Bson filter, @Nullable Bson sort, int skip, int limit) {
        return StoreCalls.read(() -> StoreCalls.inBatches(documents.find(filter))
                .sort(sort)
                .skip(skip)
                .limit(limit)
                .map(this::record)
                .into(new ArrayList<>()));
    }

    final E record(Document document) {
        return parts.mapper().fromKeyedDocument(document, type);
    }

    final Document document(E record, List<Envelope<?>> messages) {
        return parts.mapper().toKeyedDocument(record).append(PENDING, pending(messages));
    }

    /** Finds the version before this one, if it is still stored. One document, not a conjunction of two, see {@link #BEFORE}. */
    final Bson before(E changed) {
        return new Document("_id", changed.recordId()).append("version", changed.version() - 1);
    }

    final void wake(String id, List<Envelope<?>> messages) {
        if (!messages.isEmpty()) {
            parts.wake().accept(collection() + "/" + id);
        }
    }

    private List<Document> pending(List<Envelope<?>> messages) {
        List<Document> entries = new ArrayList<>();
        for (Envelope<?> message : messages) {
            entries.add(new Document("id", message.header().id())
                    .append("envelope", parts.codec().toJson(message)));
        }
        return entries;
    }
}
