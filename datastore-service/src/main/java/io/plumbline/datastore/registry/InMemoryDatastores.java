package io.plumbline.datastore.registry;

import java.util.List;
import java.util.function.Consumer;

import io.plumbline.datastore.ledger.InMemoryLedger;
import io.plumbline.events.Envelope;

/** The twin without a store. */
public final class InMemoryDatastores extends InMemoryLedger<Datastore> implements Datastores {

    public InMemoryDatastores(Consumer<String> wake) {
        super("datastores", wake);
    }

    @Override
    public synchronized boolean add(Datastore record, List<Envelope<?>> messages) {
        if (find(record.recordId()).isPresent()) {
            return false;
        }
        refuseTakenName(record);
        return super.add(record, messages);
    }

    @Override
    public synchronized boolean replace(Datastore changed, List<Envelope<?>> messages) {
        refuseTakenName(changed);
        return super.replace(changed, messages);
    }

    @Override
    public List<Datastore> all() {
        return all(d -> !d.removed());
    }

    private void refuseTakenName(Datastore datastore) {
        boolean taken = !all(d -> d.nameKey().equals(datastore.nameKey()) && !d.id().equals(datastore.id()))
                .isEmpty();
        if (taken) {
            throw new NameTakenException(datastore.name());
        }
    }
}
