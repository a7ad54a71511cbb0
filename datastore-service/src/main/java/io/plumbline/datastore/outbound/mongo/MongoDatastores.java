package io.plumbline.datastore.outbound.mongo;

import java.util.List;

import com.mongodb.MongoException;
import com.mongodb.client.model.Sorts;

import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.NameTakenException;
import io.plumbline.events.Envelope;

import static com.mongodb.client.model.Filters.eq;

/** The datastores; a unique index on {@code nameKey} keeps their names apart. */
final class MongoDatastores extends MongoLedger<Datastore> implements Datastores {

    private final Runnable prepare;

    /** @param prepare makes the indexes, without which names would not be kept apart; called before each first write */
    MongoDatastores(MongoParts parts, Runnable prepare) {
        super(parts, "datastores", Datastore.class);
        this.prepare = prepare;
    }

    @Override
    public boolean add(Datastore record, List<Envelope<?>> messages) {
        prepare.run();
        if (super.add(record, messages)) {
            return true;
        }
        if (find(record.recordId()).isPresent()) {
            return false;
        }
        throw new NameTakenException(record.name());
    }

    @Override
    public boolean replace(Datastore changed, List<Envelope<?>> messages) {
        try {
            return super.replace(changed, messages);
        } catch (MongoException e) {
            if (StoreCalls.duplicateKey(e)) {
                throw new NameTakenException(changed.name());
            }
            throw e;
        }
    }

    @Override
    public List<Datastore> all() {
        return query(eq("removed", false), Sorts.ascending("nameKey"), 0, 0);
    }
}
