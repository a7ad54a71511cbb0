package io.plumbline.datastore.registry;

import java.util.List;

import io.plumbline.datastore.ledger.Ledger;

/** The shared connections. {@code add} and {@code replace} throw {@link NameTakenException} if another has the {@code nameKey}. */
public interface Connections extends Ledger<SharedConnection> {

    /** All that aren't removed, by name. */
    List<SharedConnection> all();
}
