package io.plumbline.events.fact;

import java.util.Optional;

import io.plumbline.events.DatastoreId;

/** A public fact about a datastore or about something inside one. */
public sealed interface DatastoreFact extends Fact
        permits DatastoreRegistered,
                DatastoreRejected,
                DatastoreUpdated,
                DatastoreRemoved,
                OperationQueued,
                OperationRejected,
                OperationStarted,
                OperationProgressed,
                OperationFinished,
                CatalogCompleted,
                ContainerProfiled,
                ContainerOverridden,
                ChecksInferred,
                ChecksSynchronized,
                CheckChanged,
                CheckRejected,
                ChecksDecided,
                ProfileCompleted {

    DatastoreId datastoreId();

    /** The id of what the fact is about: the container or operation if it names one, otherwise the datastore. */
    @Override
    default String subject() {
        return datastoreId().value();
    }

    @Override
    default Optional<DatastoreId> datastore() {
        return Optional.of(datastoreId());
    }

    @Override
    default String key() {
        return datastoreId().value();
    }
}
