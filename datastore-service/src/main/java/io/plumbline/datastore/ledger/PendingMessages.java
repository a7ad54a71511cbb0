package io.plumbline.datastore.ledger;

import java.util.Collection;
import java.util.List;

import io.plumbline.events.Envelope;

/** The messages that are written with their records and not yet known to be published. */
public interface PendingMessages {

    /** What the owners of this collection are called, before the slash. */
    String collection();

    /** Ids of records with pending messages. */
    List<String> idsWithPending(int limit);

    /** In the order in which they were written; empty if the record is unknown. */
    List<Envelope<?>> pendingOf(String id);

    void published(String id, Collection<String> messageIds);
}
