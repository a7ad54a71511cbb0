package io.plumbline.events.fact;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.Message;

/** A public fact. Its subject is what {@code sequence} in the header counts for. */
public sealed interface Fact extends Message
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
                ChecksInferred,
                ProfileCompleted {

    DatastoreId datastoreId();

    /** The id of what the fact is about: the container or operation if it names one, otherwise the datastore. */
    default String subject() {
        return datastoreId().value();
    }

    @Override
    default String key() {
        return datastoreId().value();
    }
}
