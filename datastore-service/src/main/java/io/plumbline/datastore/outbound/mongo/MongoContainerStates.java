package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.List;

import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.events.DatastoreId;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.exclude;

/** Which profile of each container is visible. */
final class MongoContainerStates extends MongoLedger<ContainerState> implements ContainerStates {

    MongoContainerStates(MongoParts parts) {
        super(parts, "container_states", ContainerState.class);
    }

    @Override
    public List<ContainerState> of(DatastoreId datastoreId) {
        return query(eq("datastoreId", datastoreId.value()), null, 0, 0);
    }

    @Override
    public List<ContainerState> withoutHistory(DatastoreId datastoreId) {
        return StoreCalls.read(() -> StoreCalls.inBatches(documents.find(eq("datastoreId", datastoreId.value())))
                .projection(exclude("profileHistory", "pendingEvents"))
                .map(d -> record(d.append("profileHistory", List.of())))
                .into(new ArrayList<>()));
    }

    @Override
    public List<ContainerState> withFilePattern(DatastoreId datastoreId) {
        return query(and(eq("datastoreId", datastoreId.value()), exists("overrides.filePattern")), null, 0, 0);
    }

    @Override
    public List<ContainerState> withTextOptions(DatastoreId datastoreId) {
        return query(and(eq("datastoreId", datastoreId.value()), exists("overrides.textOptions")), null, 0, 0);
    }

    @Override
    public List<ContainerState> withFieldStatuses(DatastoreId datastoreId) {
        return query(and(eq("datastoreId", datastoreId.value()), exists("overrides.fieldStatuses")), null, 0, 0);
    }

    @Override
    public List<ContainerState> all() {
        return query(empty(), null, 0, 0);
    }

    @Override
    public void forget(DatastoreId datastoreId) {
        StoreCalls.write(() ->
                documents.deleteMany(and(eq("datastoreId", datastoreId.value()), exists("pendingEvents.0", false))));
    }
}
