package io.plumbline.gateway.registration;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.Failure;
import io.plumbline.gateway.request.Outcome;

/**
 * One of many datastores of a connection, on its way or refused before it went.
 *
 * @param name of the datastore
 * @param registration absent if it was refused here
 * @param refusal why it was refused here; absent if it went on its way
 */
public record SchemaRegistration(
        String schema,
        String name,
        @Nullable Registration registration,
        @Nullable Failure refusal) {

    /** What became of it, as far as it is known. */
    public CompletableFuture<Outcome> outcome() {
        if (registration != null) {
            return registration.outcome();
        }
        Failure failure = refusal;
        return failure == null
                ? CompletableFuture.completedFuture(new Outcome.Accepted())
                : CompletableFuture.completedFuture(new Outcome.Refused(failure));
    }
}
