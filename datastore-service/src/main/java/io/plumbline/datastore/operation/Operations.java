package io.plumbline.datastore.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.datastore.ledger.Ledger;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;

/** The operations, living and past. */
public interface Operations extends Ledger<Operation> {

    /** Those that aren't terminal, or are but not settled; oldest first. */
    List<Operation> unsettled();

    /** Those of this datastore that aren't terminal. */
    List<Operation> livingOf(DatastoreId datastoreId);

    /** Newest first. Absent filters let everything through. */
    Page<Operation> newest(
            @Nullable DatastoreId datastoreId,
            @Nullable OperationType type,
            @Nullable OperationStatus status,
            int page,
            int size);
}
