package io.plumbline.datastore.measurement;

import java.util.List;

import io.plumbline.datastore.ledger.Ledger;
import io.plumbline.events.DatastoreId;

/** Which profile of each container is visible. */
public interface ContainerStates extends Ledger<ContainerState> {

    List<ContainerState> of(DatastoreId datastoreId);

    /** Those of this datastore to look at, not to be written: their histories, which may be long, are left out. */
    List<ContainerState> withoutHistory(DatastoreId datastoreId);

    /** Those of this datastore for which a user has chosen a file pattern. */
    List<ContainerState> withFilePattern(DatastoreId datastoreId);

    /** Those of this datastore for which a user has chosen how delimited text is read. */
    List<ContainerState> withTextOptions(DatastoreId datastoreId);

    /** Those of this datastore of which a user has decided that fields are masked or excluded. */
    List<ContainerState> withFieldStatuses(DatastoreId datastoreId);

    /** Of all datastores. */
    List<ContainerState> all();

    /** Deletes the states of this datastore whose messages have all been published. */
    void forget(DatastoreId datastoreId);
}
