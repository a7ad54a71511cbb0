package io.plumbline.datastore.intake;

import java.time.Instant;

import io.plumbline.datastore.ledger.Recorded;

import static java.util.Objects.requireNonNull;

/** A command that was refused and changed no other record. */
public record RefusedCommand(String id, String outcome, Instant at, long version, long sequence) implements Recorded {

    public RefusedCommand {
        requireNonNull(id, "id");
        requireNonNull(outcome, "outcome");
        requireNonNull(at, "at");
    }

    @Override
    public String recordId() {
        return id;
    }
}
