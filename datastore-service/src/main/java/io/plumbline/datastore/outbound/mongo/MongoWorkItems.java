package io.plumbline.datastore.outbound.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.datastore.operation.WorkItems;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.OperationId;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

/** The queue in {@code work_items}, which stays small; the items of settled operations in {@code work_items_past}. */
final class MongoWorkItems extends MongoLedger<WorkItem> implements WorkItems {

    private static final int BATCH = 200;
    private static final Comparator<WorkItem> BY_NAME =
            Comparator.comparing(MongoWorkItems::name).thenComparing(WorkItem::recordId);

    private final MongoCollection<Document> past;
    private final QueueAhead ahead = new QueueAhead();

    MongoWorkItems(MongoParts parts) {
        super(parts, "work_items", WorkItem.class);
        past = parts.database().getCollection("work_items_past");
    }

    @Override
    public Optional<WorkItem> find(String id) {
        Optional<WorkItem> living = super.find(id);
        return living.isPresent()
                ? living
                : StoreCalls.read(() ->
                        Optional.ofNullable(past.find(eq("_id", id)).first()).map(this::record));
    }

    @Override
    public void addAll(Map<WorkItem, Envelope<?>> items) {
        List<Map.Entry<WorkItem, Envelope<?>>> all = List.copyOf(items.entrySet());
        for (int i = 0; i < all.size(); i += BATCH) {
            var some = all.subList(i, Math.min(all.size(), i + BATCH));
            insertNew(
                    documents,
                    some.stream()
                            .map(e -> document(e.getKey(), List.of(e.getValue())))
                            .toList());
            ahead.forget();
            some.forEach(e -> wake(e.getKey().recordId(), List.of(e.getValue())));
        }
    }

    @Override
    public boolean replace(WorkItem changed, List<Envelope<?>> messages) {
        boolean replaced = super.replace(changed, messages);
        if (replaced) {
            ahead.written(changed);
        } else {
            ahead.forget();
        }
        return replaced;
    }

    @Override
    public Set<DatastoreId> waiting(WorkKind kind, Instant now) {
        return ahead.waiting(
                kind,
                now,
                () -> StoreCalls.read(() -> documents
                        .distinct("datastoreId", waits(kind, now), String.class)
                        .map(DatastoreId::new)
                        .into(new HashSet<>())));
    }

    @Override
    public Map<DatastoreId, Integer> running() {
        Map<DatastoreId, Integer> running = new HashMap<>();
        StoreCalls.read(() -> documents
                        .find(eq("status", WorkStatus.RUNNING.name()))
                        .projection(Projections.include("datastoreId"))
                        .map(d -> new DatastoreId(d.getString("datastoreId")))
                        .into(new ArrayList<>()))
                .forEach(d -> running.merge(d, 1, Integer::sum));
        return running;
    }

    @Override
    public Map<WorkKind, Long> count(WorkStatus status) {
        Map<WorkKind, Long> count = new EnumMap<>(WorkKind.class);
        for (WorkKind kind : WorkKind.values()) {
            Bson filter = and(eq("kind", kind.name()), eq("status", status.name()));
            count.put(kind, StoreCalls.read(() -> documents.countDocuments(filter)));
        }
        return count;
    }

    @Override
    public List<WorkItem> next(DatastoreId datastoreId, WorkKind kind, Instant now, int most) {
        Bson filter = and(eq("datastoreId", datastoreId.value()), waits(kind, now));
        Bson order = Sorts.ascending("priority", "createdAt");
        return ahead.next(datastoreId, kind, now, most, asked -> query(filter, order, 0, asked));
    }

    @Override
    public boolean anyWaits(OperationId operationId) {
        Bson filter = and(eq("operationId", operationId.value()), eq("status", WorkStatus.QUEUED.name()));
        return StoreCalls.read(() -> documents
                        .find(filter)
                        .projection(Projections.include("_id"))
                        .limit(1)
                        .first())
                != null;
    }

    @Override
    public List<WorkItem> overdue(Instant now, Instant askedBefore) {
        Bson late = or(lt("leaseUntil", Date.from(now)), lt("cancelRequestedAt", Date.from(askedBefore)));
        return query(
                or(
                        and(eq("status", WorkStatus.RUNNING.name()), late),
                        and(eq("status", WorkStatus.SUCCEEDED.name()), eq("applied", false))),
                null,
                0,
                0);
    }

    @Override
    public List<WorkItem> of(OperationId operationId) {
        Bson filter = eq("operationId", operationId.value());
        Map<String, WorkItem> all = new LinkedHashMap<>();
        StoreCalls.read(() -> StoreCalls.inBatches(past.find(filter))
                        .map(this::record)
                        .into(new ArrayList<>()))
                .forEach(i -> all.put(i.recordId(), i));
        query(filter, null, 0, 0).forEach(i -> all.put(i.recordId(), i));
        return all.values().stream().sorted(BY_NAME).toList();
    }

    @Override
    public void cancel(OperationId operationId, Instant now) {
        Bson mine = eq("operationId", operationId.value());
        Date at = Date.from(now);
        StoreCalls.write(() -> documents.updateMany(
                and(mine, eq("status", WorkStatus.QUEUED.name())),
                Updates.combine(
                        Updates.set("status", WorkStatus.CANCELLED.name()),
                        Updates.set("cancelRequestedAt", at),
                        Updates.set("finishedAt", at),
                        Updates.inc("version", 1L))));
        ahead.forget();
        StoreCalls.write(() -> documents.updateMany(
                and(mine, eq("status", WorkStatus.RUNNING.name()), eq("cancelRequestedAt", null)),
                Updates.combine(Updates.set("cancelRequestedAt", at), Updates.inc("version", 1L))));
    }

    @Override
    public void extendLeases(Instant until) {
        StoreCalls.write(() -> documents.updateMany(
                and(eq("status", WorkStatus.RUNNING.name()), lt("leaseUntil", Date.from(until))),
                Updates.combine(Updates.set("leaseUntil", Date.from(until)), Updates.inc("version", 1L))));
    }

    @Override
    public void archive(OperationId operationId) {
        Bson filter = eq("operationId", operationId.value());
        List<Document> ended = StoreCalls.read(
                () -> StoreCalls.inBatches(documents.find(filter)).into(new ArrayList<>()));
        for (int i = 0; i < ended.size(); i += BATCH) {
            List<Document> some = ended.subList(i, Math.min(ended.size(), i + BATCH));
            some.forEach(d -> d.remove("pendingEvents"));
            insertNew(past, some);
        }
        if (!ended.isEmpty()) {
            StoreCalls.write(() -> documents.deleteMany(filter));
        }
    }

    private static void insertNew(MongoCollection<Document> into, List<Document> some) {
        StoreCalls.write(() -> {
            try {
                into.insertMany(some, new InsertManyOptions().ordered(false));
            } catch (MongoException e) {
                if (!StoreCalls.duplicateKey(e)) {
                    throw e;
                }
            }
            return some;
        });
    }

    private static Bson waits(WorkKind kind, Instant now) {
        return and(eq("kind", kind.name()), eq("status", WorkStatus.QUEUED.name()), lte("notBefore", Date.from(now)));
    }

    private static String name(WorkItem item) {
        ContainerTarget target = item.target();
        return target == null ? "" : target.name();
    }
}
