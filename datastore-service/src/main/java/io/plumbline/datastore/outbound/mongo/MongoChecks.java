package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
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

/** The checks, a document each; a unique index on {@code slot} keeps apart what those that count are about. */
final class MongoChecks extends MongoLedger<Check> implements Checks {

    private static final int BATCH = 200;
    private static final String STATUS = "standing.status";
    private static final Bson LIVING = eq("deleted", false);

    private final Runnable prepare;

    /** @param prepare makes the indexes, without which slots would not be kept apart */
    MongoChecks(MongoParts parts, Runnable prepare) {
        super(parts, "checks", Check.class);
        this.prepare = prepare;
    }

    @Override
    public boolean add(Check record, List<Envelope<?>> messages) {
        prepare.run();
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
        return query(eq("containerId", container.value()), null, 0, 0);
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
        return fields(and(eq("containerId", container.value()), LIVING));
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
        return counts("datastoreId", datastores.stream().map(DatastoreId::value).toList(), DatastoreId::new);
    }

    @Override
    public Map<ContainerId, CheckCounts> countByContainer(Collection<ContainerId> containers) {
        return counts("containerId", containers.stream().map(ContainerId::value).toList(), ContainerId::new);
    }

    @Override
    public void forget(DatastoreId datastore) {
        StoreCalls.write(() ->
                documents.deleteMany(and(eq("datastoreId", datastore.value()), exists("pendingEvents.0", false))));
    }

    private WriteModel<Document> write(Check check) {
        if (check.version() == 1) {
            return new InsertOneModel<>(document(check, List.of()));
        }
        Document fields = parts.mapper().toKeyedDocument(check);
        fields.remove("_id");
        return new UpdateOneModel<>(
                and(eq("_id", check.recordId()), eq("version", check.version() - 1)), new Document("$set", fields));
    }

    private List<CheckFields> fields(Bson filter) {
        return StoreCalls.read(() -> documents
                .find(filter)
                .projection(Projections.include("containerId", "fields", STATUS, "catalogKey"))
                .map(d -> new CheckFields(
                        new CheckId(d.getString("_id")),
                        new ContainerId(d.getString("containerId")),
                        d.getList("fields", String.class),
                        CheckStatus.valueOf(d.get("standing", Document.class).getString("status")),
                        d.getString("catalogKey")))
                .into(new ArrayList<>()));
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

    private <K> Map<K, CheckCounts> counts(String field, List<String> values, Function<String, K> key) {
        Map<K, CheckCounts> counts = new HashMap<>();
        if (values.isEmpty()) {
            return counts;
        }
        for (CheckStatus status : CheckStatus.values()) {
            count(and(in(field, values), LIVING, eq(STATUS, status.name())), field)
                    .forEach((value, n) -> counts.merge(key.apply(value), one(status, n), CheckCounts::plus));
        }
        return counts;
    }

    private static CheckCounts one(CheckStatus status, long n) {
        return switch (status) {
            case ACTIVE -> new CheckCounts(n, 0, 0);
            case DRAFT -> new CheckCounts(0, n, 0);
            case ARCHIVED -> new CheckCounts(0, 0, n);
        };
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
