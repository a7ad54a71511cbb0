package io.plumbline.datastore.registry;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import io.plumbline.datastore.ledger.InMemoryLedger;
import io.plumbline.events.Envelope;

/** The twin without a store. */
public final class InMemoryConnections extends InMemoryLedger<SharedConnection> implements Connections {

    public InMemoryConnections(Consumer<String> wake) {
        super("connections", wake);
    }

    @Override
    public synchronized boolean add(SharedConnection record, List<Envelope<?>> messages) {
        if (find(record.recordId()).isPresent()) {
            return false;
        }
        refuseTakenName(record);
        return super.add(record, messages);
    }

    @Override
    public synchronized boolean replace(SharedConnection changed, List<Envelope<?>> messages) {
        refuseTakenName(changed);
        return super.replace(changed, messages);
    }

    @Override
    public List<SharedConnection> all() {
        return all(c -> !c.removed()).stream()
                .sorted(Comparator.comparing(SharedConnection::nameKey))
                .toList();
    }

    private void refuseTakenName(SharedConnection connection) {
        boolean taken = !all(c -> c.nameKey().equals(connection.nameKey()) && !c.id().equals(connection.id()))
                .isEmpty();
        if (taken) {
            throw new NameTakenException(connection.name());
        }
    }
}
