package io.plumbline.gateway.request;

import java.util.Optional;

import io.plumbline.events.CheckId;
import io.plumbline.events.Message;
import io.plumbline.events.fact.CheckRejected;
import io.plumbline.events.fact.ConnectionRejected;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.fact.OperationRejected;

/** Tells which message is the outcome of a command. Empty if a message isn't. */
@FunctionalInterface
public interface OutcomeReader {

    Optional<Outcome> read(Message message);

    /** The first message of that type confirms; a rejection refuses. */
    static OutcomeReader confirmedBy(Class<? extends Message> type) {
        return message -> {
            if (type.isInstance(message)) {
                return Optional.of(new Outcome.Confirmed(message));
            }
            if (message instanceof DatastoreRejected rejected) {
                return Optional.of(new Outcome.Refused(rejected.failure()));
            }
            if (message instanceof ConnectionRejected rejected) {
                return Optional.of(new Outcome.Refused(rejected.failure()));
            }
            if (message instanceof OperationRejected rejected) {
                return Optional.of(new Outcome.Refused(rejected.failure()));
            }
            if (message instanceof CheckRejected rejected) {
                CheckId other = rejected.conflictsWith();
                return Optional.of(
                        new Outcome.Refused(rejected.failure(), other == null ? null : "/api/v1/checks/" + other));
            }
            return Optional.empty();
        };
    }
}
