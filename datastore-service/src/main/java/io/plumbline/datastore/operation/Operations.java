package io.plumbline.datastore.operation;

import java.time.Instant;
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

    Page<Operation> page(OperationQuery query, int page, int size);

    /**
     * When operations were asked for, and where they stand. Absent filters let everything through.
     *
     * @param before the end of the time, not itself included
     */
    List<Asked> asked(@Nullable DatastoreId datastoreId, @Nullable OperationType type, Instant from, Instant before);

    /** When an operation was asked for, and where it stands. */
    record Asked(Instant at, OperationStatus status) {}
}
