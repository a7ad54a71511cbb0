package io.plumbline.datastore.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.Envelope;

/**
 * A collection of records. A record and the messages that its change causes are one write; the relay publishes them.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store can't be reached, and {@link
 * WriteOutcomeUnknownException} if it stopped answering after a write was sent.
 */
public interface Ledger<E extends Recorded> {

    Optional<E> find(String id);

    /** The records of these ids that exist, in no order. */
    List<E> findAll(Collection<String> ids);

    /**
     * Writes a new record.
     *
     * @return false if the id exists already; nothing is written then
     */
    boolean add(E record, List<Envelope<?>> messages);

    /**
     * Writes a changed record by compare-and-set.
     *
     * @return false if the stored version isn't the one before {@code changed}'s; nothing is written then
     */
    boolean replace(E changed, List<Envelope<?>> messages);

    /** Decides on the newest state until the write meets no other; empty if there is no such record. */
    default Optional<Changed<E>> change(String id, Decision<E> decision) {
        return find(id).flatMap(newest -> change(newest, decision));
    }

    /**
     * The same for a record that was read just now, which saves reading it again: if it has changed since, the write is refused and
     * the newest state is decided on. A decision to change nothing rests on what was read.
     */
    default Optional<Changed<E>> change(E seen, Decision<E> decision) {
        Optional<E> current = Optional.of(seen);
        for (int i = 0; i < CONTENTION_LIMIT && current.isPresent(); i++) {
            @Nullable Change<E> change = decision.on(current.get());
            if (change == null) {
                return Optional.of(new Changed<>(current.get(), false));
            }
            if (replace(change.next(), change.messages())) {
                return Optional.of(new Changed<>(change.next(), true));
            }
            current = find(seen.recordId());
        }
        if (current.isEmpty()) {
            return Optional.empty();
        }
        throw new StoreUnavailableException(
                seen.recordId() + ": changed by others " + CONTENTION_LIMIT + " times in a row", null);
    }

    int CONTENTION_LIMIT = 100;
}
