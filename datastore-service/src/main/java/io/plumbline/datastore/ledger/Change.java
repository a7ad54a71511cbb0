package io.plumbline.datastore.ledger;

import java.util.List;

import io.plumbline.events.Envelope;

import static java.util.Objects.requireNonNull;

/**
 * A decided change: what the record becomes, and the messages that it causes, which are written with it.
 *
 * @param next carries the version after the one that was decided on
 */
public record Change<E extends Recorded>(E next, List<Envelope<?>> messages) {

    public Change {
        requireNonNull(next, "next");
        messages = List.copyOf(messages);
    }

    public static <E extends Recorded> Change<E> silent(E next) {
        return new Change<>(next, List.of());
    }
}
