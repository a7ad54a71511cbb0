package io.plumbline.datastore.ledger;

import static java.util.Objects.requireNonNull;

/**
 * What a decision led to.
 *
 * @param record as it is now
 * @param changed whether this call wrote it
 */
public record Changed<E extends Recorded>(E record, boolean changed) {

    public Changed {
        requireNonNull(record, "record");
    }
}
