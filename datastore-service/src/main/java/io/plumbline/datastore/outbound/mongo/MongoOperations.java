package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.Operations;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

/** The operations. */
final class MongoOperations extends MongoLedger<Operation> implements Operations {

    MongoOperations(MongoParts parts) {
        super(parts, "operations", Operation.class);
    }

    @Override
    public List<Operation> unsettled() {
        return query(eq("settled", false), Sorts.ascending("createdAt", "_id"), 0, 0);
    }

    @Override
    public List<Operation> livingOf(DatastoreId datastoreId) {
        return query(
                and(
                        eq("datastoreId", datastoreId.value()),
                        in("status", OperationStatus.QUEUED.name(), OperationStatus.RUNNING.name())),
                null,
                0,
                0);
    }

    @Override
    public Page<Operation> newest(
            @Nullable DatastoreId datastoreId,
            @Nullable OperationType type,
            @Nullable OperationStatus status,
            int page,
            int size) {
        List<Bson> filters = new ArrayList<>();
        if (datastoreId != null) {
            filters.add(eq("datastoreId", datastoreId.value()));
        }
        if (type != null) {
            filters.add(eq("type", type.name()));
        }
        if (status != null) {
            filters.add(eq("status", status.name()));
        }
        Bson filter = filters.isEmpty() ? empty() : and(filters);
        Bson newest = Sorts.orderBy(Sorts.descending("createdAt"), Sorts.ascending("_id"));
        long total = StoreCalls.read(() -> documents.countDocuments(filter));
        return new Page<>(query(filter, newest, page * size, size), page, size, total);
    }
}
