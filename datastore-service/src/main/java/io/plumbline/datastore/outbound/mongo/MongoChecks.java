package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
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
import static com.mongodb.client.model.Filters.regex;

/**
 * The checks, a document each; a unique index on {@code slot} keeps apart what those that count are about. Which checks a container
 * has is written down in {@code container_checks} before they are, so that they are found by their ids: thousands of containers
 * follow their runs one after the other, and the embedded store would look at all checks for each.
 */
final class MongoChecks extends MongoLedger<Check> implements Checks {

    private static final int BATCH = 200;
    private static final int IDS_PER_QUERY = 500;
    private static final String STATUS = "standing.status";
    private static final Bson LIVING = eq("deleted", false);

    private static final String IDS = "ids";
    /** The embedded store uses an index only where nothing but its field is asked for. */
    static final String EDITION = "edition";

    private final Runnable prepare;
    private final MongoCollection<Document> lists;

    /** @param prepare makes the indexes, without which slots would not be kept apart */
    MongoChecks(MongoParts parts, Runnable prepare) {
        super(parts, "checks", Check.class);
        this.prepare = prepare;
        this.lists = parts.database().getCollection("container_checks");
    }

    @Override
    public boolean add(Check record, List<Envelope<?>> messages) {
        prepare.run();
        list(List.of(record));
        if (super.add(record, messages)) {
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
            return super.replace(changed, messages);
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
                LIVING,
                or(
                        ne(STATUS, CheckStatus.ARCHIVED.name()),
                        eq("standing.reason", CheckArchiveReason.FIELD_MISSING.name()))));
    }

    @Override
    public List<CheckFields> fieldsIn(ContainerId container) {
        List<CheckFields> found = new ArrayList<>();
        byIds(ids(container), f -> found.addAll(fields(f)));
        return found;
    }

    @Override
    public Page<Check> page(CheckQuery query, int page, int size) {
        Bson filter = filter(query);
        String by = query.sort().path();
        Bson sort = Sorts.orderBy(
                query.descending() ? Sorts.descending(by) : Sorts.ascending(by),
                Sorts.ascending("container", "position", "_id"));
        long total = StoreCalls.read(() -> documents.countDocuments(filter));
        List<Check> items = StoreCalls.read(() -> documents
                .find(filter)
                .projection(Projections.exclude("pendingEvents", "history", "mark.before"))
                .sort(sort)
                .skip(page * size)
                .limit(size)
                .map(this::record)
                .into(new ArrayList<>()));
        return new Page<>(items, page, size, total);
    }

    @Override
    public CheckFacets facets(CheckQuery query) {
        Bson filter = filter(query);
        return new CheckFacets(
                StoreCalls.read(() -> documents.countDocuments(filter)),
                count(filter, STATUS),
                count(filter, "rule"),
                count(filter, "origin"));
    }

    @Override
    public Map<DatastoreId, CheckCounts> countByDatastore(Collection<DatastoreId> datastores) {
        Map<DatastoreId, CheckCounts> counts = new HashMap<>();
        List<String> wanted = datastores.stream().map(DatastoreId::value).toList();
        if (wanted.isEmpty()) {
            return counts;
        }
        Document group = new Document("datastore", "$datastoreId").append("status", "$" + STATUS);
        StoreCalls.read(() -> documents
                        .aggregate(List.of(
                                Aggregates.match(and(in("datastoreId", wanted), LIVING)),
                                Aggregates.group(group, Accumulators.sum("n", 1L))))
                        .into(new ArrayList<>()))
                .forEach(d -> {
                    Document of = d.get("_id", Document.class);
                    counts.merge(
                            new DatastoreId(of.getString("datastore")),
                            count(CheckStatus.valueOf(of.getString("status")), number(d)),
                            CheckCounts::plus);
                });
        return counts;
    }

    @Override
    public Map<ContainerId, CheckCounts> countByContainer(Collection<ContainerId> containers) {
        Map<ContainerId, CheckCounts> counts = new HashMap<>();
        for (ContainerId container : containers) {
            fieldsIn(container).forEach(c -> counts.merge(container, count(c.status(), 1), CheckCounts::plus));
        }
        return counts;
    }

    @Override
    public void forget(DatastoreId datastore) {
        StoreCalls.write(() ->
                documents.deleteMany(and(eq("datastoreId", datastore.value()), exists("pendingEvents.0", false))));
    }

    /** With its id and version in one field, which has an index of its own. */
    @Override
    Document keyed(Check check) {
        return super.keyed(check).append(EDITION, edition(check, check.version()));
    }

    @Override
    Bson before(Check changed) {
        return eq(EDITION, edition(changed, changed.version() - 1));
    }

    private static String edition(Check check, long version) {
        return check.id() + "/" + version;
    }

    private WriteModel<Document> write(Check check) {
        if (check.version() == 1) {
            return new InsertOneModel<>(document(check, List.of()));
        }
        Document fields = keyed(check);
        fields.remove("_id");
        return new UpdateOneModel<>(before(check), new Document("$set", fields));
    }

    private List<CheckFields> fields(Bson filter) {
        return StoreCalls.read(() -> documents
                .find(filter)
                        .projection(Projections.include("containerId", "fields", STATUS, "catalogKey", "deleted"))
                        .into(new ArrayList<>()))
                .stream()
                .filter(d -> !d.getBoolean("deleted", false))
                .map(d -> new CheckFields(
                        new CheckId(d.getString("_id")),
                        new ContainerId(d.getString("containerId")),
                        d.getList("fields", String.class),
                        CheckStatus.valueOf(d.get("standing", Document.class).getString("status")),
                        d.getString("catalogKey")))
                .toList();
    }

    private Map<String, Long> count(Bson filter, String path) {
        Map<String, Long> count = new HashMap<>();
        StoreCalls.read(() -> documents
                        .aggregate(List.of(
                                Aggregates.match(filter), Aggregates.group("$" + path, Accumulators.sum("n", 1L))))
                        .into(new ArrayList<>()))
                .forEach(d ->
                        count.put(d.getString("_id"), d.get("n", Number.class).longValue()));
        return count;
    }

    private static CheckCounts count(CheckStatus status, long n) {
        return switch (status) {
            case ACTIVE -> new CheckCounts(n, 0, 0);
            case DRAFT -> new CheckCounts(0, n, 0);
            case ARCHIVED -> new CheckCounts(0, 0, n);
        };
    }

    private static long number(Document counted) {
        return counted.get("n", Number.class).longValue();
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
                        Updates.setOnInsert("datastoreId", fresh.get(0).datastoreId().value())),
                new UpdateOptions().upsert(true))));
    }

    private List<String> ids(ContainerId container) {
        Document list = StoreCalls.read(
                () -> lists.find(eq("_id", container.value())).first());
        return list == null ? List.of() : list.getList(IDS, String.class, List.of());
    }

    private static void byIds(List<String> ids, Consumer<Bson> query) {
        for (int i = 0; i < ids.size(); i += IDS_PER_QUERY) {
            query.accept(in("_id", ids.subList(i, Math.min(ids.size(), i + IDS_PER_QUERY))));
        }
    }

    private static Bson filter(CheckQuery query) {
        List<Bson> filters = new ArrayList<>();
        filters.add(LIVING);
        filters.add(in(
                "datastoreId",
                query.datastores().stream().map(DatastoreId::value).toList()));
        filters.add(in(STATUS, query.statuses().stream().map(Enum::name).toList()));
        if (query.container() != null) {
            filters.add(eq("containerId", query.container().value()));
        }
        if (query.field() != null) {
            filters.add(eq("fields", query.field()));
        }
        if (query.rule() != null) {
            filters.add(eq("rule", query.rule()));
        }
        if (query.origin() != null) {
            filters.add(eq("origin", query.origin().name()));
        }
        if (query.tag() != null) {
            filters.add(eq("labels.tags", query.tag()));
        }
        String search = query.search();
        if (search != null) {
            Pattern part = Pattern.compile(Pattern.quote(search), Pattern.CASE_INSENSITIVE);
            filters.add(or(
                    regex("container", part),
                    regex("rule", part),
                    regex("terms.description", part),
                    regex("fields", part),
                    regex("labels.tags", part)));
        }
        return and(filters);
    }
}
