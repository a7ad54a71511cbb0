package io.plumbline.datastore.outbound.mongo;

import java.util.List;

import com.mongodb.MongoException;
import com.mongodb.client.model.Sorts;

import io.plumbline.datastore.registry.Connections;
import io.plumbline.datastore.registry.NameTakenException;
import io.plumbline.datastore.registry.SharedConnection;
import io.plumbline.events.Envelope;

import static com.mongodb.client.model.Filters.eq;

/** The shared connections; a unique index on {@code nameKey} keeps their names apart. */
final class MongoConnections extends MongoLedger<SharedConnection> implements Connections {

    private final Runnable prepare;

    /** @param prepare makes the indexes, without which names would not be kept apart; called before each first write */
    MongoConnections(MongoParts parts, Runnable prepare) {
        super(parts, "connections", SharedConnection.class);
        this.prepare = prepare;
    }

    @Override
    public boolean add(SharedConnection record, List<Envelope<?>> messages) {
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
    public boolean replace(SharedConnection changed, List<Envelope<?>> messages) {
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
    public List<SharedConnection> all() {
        return query(eq("removed", false), Sorts.ascending("nameKey"), 0, 0);
    }
}
