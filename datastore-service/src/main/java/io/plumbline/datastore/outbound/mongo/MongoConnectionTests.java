package io.plumbline.datastore.outbound.mongo;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;

import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.probe.ConnectionTest;
import io.plumbline.datastore.probe.ConnectionTests;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;

/** The connection tests: a collection that is empty most of the time. */
final class MongoConnectionTests extends MongoLedger<ConnectionTest> implements ConnectionTests {

    /** There where rows are asked for. */
    private static final String ROWS = "question.rows.container";

    MongoConnectionTests(MongoParts parts) {
        super(parts, "connection_tests", ConnectionTest.class);
    }

    @Override
    public List<ConnectionTest> waiting(boolean previews, Instant now, int limit) {
        Bson filter =
                and(eq("status", WorkStatus.QUEUED.name()), gt("expiresAt", Date.from(now)), exists(ROWS, previews));
        return query(filter, Sorts.ascending("createdAt", "_id"), 0, limit);
    }

    @Override
    public List<ConnectionTest> expired(Instant now) {
        Bson living = in("status", WorkStatus.QUEUED.name(), WorkStatus.RUNNING.name());
        return query(and(living, lte("expiresAt", Date.from(now))), null, 0, 0);
    }

    @Override
    public long count(boolean previews, WorkStatus status) {
        Bson filter = and(eq("status", status.name()), exists(ROWS, previews));
        return StoreCalls.read(() -> documents.countDocuments(filter));
    }

    @Override
    public int forget(Instant before) {
        Bson over = and(
                in("status", WorkStatus.SUCCEEDED.name(), WorkStatus.FAILED.name(), WorkStatus.CANCELLED.name()),
                lt("expiresAt", Date.from(before)),
                not(exists("pendingEvents.0")));
        return (int) StoreCalls.write(() -> documents.deleteMany(over)).getDeletedCount();
    }
}
