package io.plumbline.events.fact;

import java.util.Optional;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.Message;

/** A public fact. Its subject is what {@code sequence} in the header counts for. */
public sealed interface Fact extends Message permits DatastoreFact, ConnectionFact, ConnectionTested, SourceAnswered {

    /** The id of what the fact is about. */
    String subject();

    /** The datastore that the fact is about; empty if it is about none. */
    Optional<DatastoreId> datastore();
}
