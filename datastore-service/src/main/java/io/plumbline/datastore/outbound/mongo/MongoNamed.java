package io.plumbline.datastore.outbound.mongo;

import java.util.List;
import java.util.function.Function;

import com.mongodb.MongoException;
import com.mongodb.client.model.Sorts;

import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.datastore.registry.NameTakenException;
import io.plumbline.events.Envelope;

import static com.mongodb.client.model.Filters.eq;

/** Records that people name; a unique index on {@code nameKey} keeps the names apart. Both writes throw {@link NameTakenException}. */
class MongoNamed<E extends Recorded> extends MongoLedger<E> {

    private final Function<E, String> name;
    private final Runnable prepare;

    /** @param prepare makes the indexes, without which names would not be kept apart; called before each first write */
    MongoNamed(MongoParts parts, String collection, Class<E> type, Function<E, String> name, Runnable prepare) {
        super(parts, collection, type);
        this.name = name;
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

    /** All that aren't removed, by name. */
    public List<E> all() {
        return query(eq("removed", false), Sorts.ascending("nameKey"), 0, 0);
    }
}
