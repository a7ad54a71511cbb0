package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.CheckFacets;
import io.plumbline.datastore.check.Check;
import io.plumbline.datastore.check.CheckFields;
import io.plumbline.datastore.check.CheckQuery;
import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.check.SlotTakenException;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckStatus;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

/**
 * The checks, a document each; a unique index on {@code slot} keeps apart what those that count are about. Which checks a container
 * has is written down in {@code container_checks} before they are, so that they are found by their ids: thousands of containers
 * follow their runs one after the other, and the embedded store would look at all checks for each. Which fields the checks of a container
 * name is asked for with every page of its fields, so it is remembered for some time, or until one is written here.
 */
final class MongoChecks extends MongoLedger<Check> implements Checks {

    private static final int BATCH = 200;
    private static final int IDS_PER_QUERY = 500;

    private static final String IDS = "ids";
    private static final String REASON = "standing.reason";

    private final Runnable prepare;
    private final MongoCollection<Document> lists;
    private final CheckQueries queries;
    private final RememberedFields named;

    /** @param prepare makes the indexes, without which slots would not be kept apart */
    MongoChecks(MongoParts parts, Runnable prepare) {
        super(parts, "checks", Check.class);
        this.prepare = prepare;
        this.lists = parts.database().getCollection("container_checks");
        this.queries = new CheckQueries(documents, parts.clock());
        this.named = new RememberedFields(parts.clock());
    }

    @Override
    public boolean add(Check record, List<Envelope<?>> messages) {
        prepare.run();
        list(List.of(record));
        if (super.add(record, messages)) {
            changed(List.of(record));
            return true;
        }
        if (find(record.recordId()).isPresent()) {
            return false;
        }
        throw new SlotTakenException(record.slot());
    }

    @Override
    public boolean replace(Check changed, List<Envelope<?>> messages) {
        try {
            boolean replaced = super.replace(changed, messages);
            changed(List.of(changed));
            return replaced;
        } catch (MongoException e) {
            if (StoreCalls.duplicateKey(e)) {
                throw new SlotTakenException(changed.slot());
            }
            throw e;
        }
    }

    @Override
    public void writeAll(List<Check> checks) {
        prepare.run();
        list(checks.stream().filter(c -> c.version() == 1).toList());
        for (int i = 0; i < checks.size(); i += BATCH) {
            List<WriteModel<Document>> batch = new ArrayList<>();
            checks.subList(i, Math.min(checks.size(), i + BATCH)).forEach(c -> batch.add(write(c)));
            StoreCalls.write(() -> {
                try {
                    return documents.bulkWrite(batch, new BulkWriteOptions().ordered(false));
                } catch (MongoBulkWriteException e) {
                    if (StoreCalls.duplicateKey(e)) {
                        return e.getWriteResult(); // another came first; the others are written
                    }
                    throw e;
                }
            });
        }
        changed(checks);
    }

    @Override
    public List<Check> of(ContainerId container) {
        return findAll(ids(container));
    }

    @Override
    public Optional<Check> holding(String slot) {
        return query(eq("slot", slot), null, 0, 1).stream().findFirst();
    }

    @Override
    public List<CheckFields> fieldsIn(DatastoreId datastore) {
        return fields(and(
                eq("datastoreId", datastore.value()),
                CheckQueries.LIVING,
                or(
                        ne(CheckQueries.STATUS, CheckStatus.ARCHIVED.name()),
                        in(
                                REASON,
                                CheckArchiveReason.FIELD_MISSING.name(),
                                CheckArchiveReason.FIELD_EXCLUDED.name()))));
    }

    @Override
    public List<CheckFields> fieldsIn(ContainerId container) {
        List<CheckFields> found = new ArrayList<>();
        byIds(ids(container), f -> found.addAll(fields(f)));
        return found;
    }

    @Override
    public Map<ContainerId, List<CheckFields>> fieldsShown(Collection<ContainerId> containers) {
        return named.of(containers, this::fieldsOf);
    }

    private Map<ContainerId, List<CheckFields>> fieldsOf(Collection<ContainerId> containers) {
        List<String> ids = new ArrayList<>();
        byIds(
                containers.stream().map(ContainerId::value).toList(),
                f -> StoreCalls.read(() -> lists.find(f).into(new ArrayList<>()))
                        .forEach(list -> ids.addAll(list.getList(IDS, String.class, List.of()))));
        Map<ContainerId, List<CheckFields>> found = new HashMap<>();
        byIds(
                ids,
                f -> fields(f)
                        .forEach(c -> found.computeIfAbsent(c.containerId(), k -> new ArrayList<>())
                                .add(c)));
        return found;
    }

    private void changed(List<Check> checks) {
        queries.changed(checks);
        named.changed(checks);
    }

    @Override
    public Page<Check> page(CheckQuery query, int page, int size) {
        return queries.page(query, page, size, this::record);
    }

    @Override
    public CheckFacets facets(CheckQuery query) {
        return queries.facets(query);
    }

    @Override
    public Map<DatastoreId, CheckCounts> countByDatastore(Collection<DatastoreId> datastores) {
        return queries.countByDatastore(datastores);
    }

    @Override
    public Map<ContainerId, CheckCounts> countByContainer(Collection<ContainerId> containers) {
        Map<ContainerId, CheckCounts> counts = new HashMap<>();
        fieldsShown(containers)
                .forEach((container, checks) -> checks.forEach(
                        c -> counts.merge(container, CheckQueries.counted(c.status(), 1), CheckCounts::plus)));
        return counts;
    }

    @Override
    public void forget(DatastoreId datastore) {
        StoreCalls.write(() ->
                documents.deleteMany(and(eq("datastoreId", datastore.value()), exists("pendingEvents.0", false))));
        named.clear();
    }

    private WriteModel<Document> write(Check check) {
        if (check.version() == 1) {
            return new InsertOneModel<>(document(check, List.of()));
        }
        Document fields = parts.mapper().toKeyedDocument(check);
        fields.remove("_id");
        return new UpdateOneModel<>(before(check), new Document("$set", fields));
    }

    private List<CheckFields> fields(Bson filter) {
        return StoreCalls.read(() -> StoreCalls.inBatches(documents.find(filter))
                        .projection(Projections.include(
                                "containerId", "fields", CheckQueries.STATUS, REASON, "catalogKey", "deleted"))
                        .into(new ArrayList<>()))
                .stream()
                .filter(d -> !d.getBoolean("deleted", false))
                .map(MongoChecks::fields)
                .toList();
    }

    private static CheckFields fields(Document check) {
        Document standing = check.get("standing", Document.class);
        String reason = standing.getString("reason");
        return new CheckFields(
                new CheckId(check.getString("_id")),
                new ContainerId(check.getString("containerId")),
                check.getList("fields", String.class),
                CheckStatus.valueOf(standing.getString("status")),
                reason == null ? null : CheckArchiveReason.valueOf(reason),
                check.getString("catalogKey"));
    }

    /** Writes down that these checks are to be in their containers. One that then isn't written does no harm. */
    private void list(List<Check> fresh) {
        Map<ContainerId, List<String>> byContainer = new HashMap<>();
        fresh.forEach(c -> byContainer
                .computeIfAbsent(c.containerId(), id -> new ArrayList<>())
                .add(c.recordId()));
        byContainer.forEach((container, ids) -> StoreCalls.write(() -> lists.updateOne(
                eq("_id", container.value()),
                Updates.combine(
                        Updates.addEachToSet(IDS, ids),
                        Updates.setOnInsert(
                                "datastoreId", fresh.get(0).datastoreId().value())),
                new UpdateOptions().upsert(true))));
    }

    private List<String> ids(ContainerId container) {
        Document list =
                StoreCalls.read(() -> lists.find(eq("_id", container.value())).first());
        return list == null ? List.of() : list.getList(IDS, String.class, List.of());
    }

    private static void byIds(List<String> ids, Consumer<Bson> query) {
        for (int i = 0; i < ids.size(); i += IDS_PER_QUERY) {
            query.accept(in("_id", ids.subList(i, Math.min(ids.size(), i + IDS_PER_QUERY))));
        }
    }
}
