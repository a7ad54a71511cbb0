package io.plumbline.datastore.registry;

import java.util.List;
import java.util.Locale;

import io.plumbline.datastore.ledger.Ledger;

/** The registered datastores. {@code add} and {@code replace} throw {@link NameTakenException} if another has the {@code nameKey}. */
public interface Datastores extends Ledger<Datastore> {

    /** All that aren't removed. */
    List<Datastore> all();

    /** What is unique among living datastores: the name without regard to case. */
    static String nameKey(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
