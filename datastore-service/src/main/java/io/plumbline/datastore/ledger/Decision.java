package io.plumbline.datastore.ledger;

import org.jspecify.annotations.Nullable;

/** Looks at a record and says what it becomes. May be asked again when another write came first, so it has no effect of its own. */
@FunctionalInterface
public interface Decision<E extends Recorded> {

    /** The change; null to leave the record as it is. */
    @Nullable
    Change<E> on(E current);
}
