package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import com.mongodb.MongoException;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;

import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.datastore.registry.NameTakenException;
import io.plumbline.events.Envelope;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

/** Records that people name; a unique index on {@code nameKey} keeps the names apart. Both writes throw {@link NameTakenException}. */
class MongoNamed<E extends Recorded> extends MongoLedger<E> {

    private static final Bson LIVING = eq("removed", false);
    private static final int IDS_PER_QUERY = 500;

    private final Function<E, String> name;
    private final Predicate<E> living;
    private final Runnable prepare;
    /** By id; replaced as a whole, never changed. */
    private volatile Map<String, E> known = Map.of();

    /** @param prepare makes the indexes, without which names would not be kept apart; called before each first write */
    MongoNamed(
            MongoParts parts,
            String collection,
            Class<E> type,
            Function<E, String> name,
            Predicate<E> living,
            Runnable prepare) {
        super(parts, collection, type);
        this.name = name;
        this.living = living;
        this.prepare = prepare;
    }

    @Override
    public boolean add(E record, List<Envelope<?>> messages) {
        prepare.run();
        if (super.add(record, messages)) {
            return true;
        }
        if (find(record.recordId()).isPresent()) {
            return false;
        }
        throw new NameTakenException(name.apply(record));
    }

    @Override
    public boolean replace(E changed, List<Envelope<?>> messages) {
        try {
            return super.replace(changed, messages);
        } catch (MongoException e) {
            if (StoreCalls.duplicateKey(e)) {
                throw new NameTakenException(name.apply(changed));
            }
            throw e;
        }
    }

    /**
     * All that aren't removed, by name. Nearly every list begins with them, so that what was read is kept, and only those are read again
     * whose versions aren't the stored ones: whoever writes, here or in another process, is seen at once.
     */
    public List<E> all() {
        List<Document> present = StoreCalls.read(() -> StoreCalls.inBatches(documents.find(LIVING))
                .projection(Projections.include("version"))
                .sort(Sorts.ascending("nameKey"))
                .into(new ArrayList<>()));
        Map<String, E> before = known;
        Map<String, E> now = new HashMap<>();
        List<String> changed = new ArrayList<>();
        for (Document document : present) {
            String id = document.getString("_id");
            E kept = before.get(id);
            if (kept != null
                    && kept.version() == document.get("version", Number.class).longValue()) {
                now.put(id, kept);
            } else {
                changed.add(id);
            }
        }
        read(changed, now);
        known = now;
        return present.stream()
                .map(document -> now.get(document.getString("_id")))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What is removed meanwhile is left out. */
    private void read(List<String> ids, Map<String, E> to) {
        for (int i = 0; i < ids.size(); i += IDS_PER_QUERY) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + IDS_PER_QUERY));
            query(in("_id", some), null, 0, 0).stream()
                    .filter(living)
                    .forEach(record -> to.put(record.recordId(), record));
        }
    }
}
