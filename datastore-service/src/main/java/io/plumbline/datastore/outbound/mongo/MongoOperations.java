package io.plumbline.datastore.outbound.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.OperationQuery;
import io.plumbline.datastore.operation.Operations;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

/** The operations. */
final class MongoOperations extends MongoLedger<Operation> implements Operations {

    private static final String CREATED = "createdAt";

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
    public Page<Operation> page(OperationQuery query, int page, int size) {
        Bson filter = filter(query);
        if (query.sort() == OperationQuery.Sort.DURATION) {
            return byDuration(query, filter, page, size);
        }
        Bson order = Sorts.orderBy(
                query.descending() ? Sorts.descending(CREATED) : Sorts.ascending(CREATED), Sorts.ascending("_id"));
        long total = StoreCalls.read(() -> documents.countDocuments(filter));
        return new Page<>(query(filter, order, page * size, size), page, size, total);
    }

    @Override
    public List<Asked> asked(
            @Nullable DatastoreId datastoreId, @Nullable OperationType type, Instant from, Instant before) {
        Bson filter = filter(new OperationQuery(
                datastoreId, type, null, from, before, null, OperationQuery.Sort.CREATED_AT, true, before));
        return StoreCalls.read(() -> StoreCalls.inBatches(documents.find(filter))
                .projection(Projections.include(CREATED, "status"))
                .map(d -> new Asked(d.getDate(CREATED).toInstant(), OperationStatus.valueOf(d.getString("status"))))
                .into(new ArrayList<>()));
    }

    /** No document has its duration, as those that run still get longer: the times of all that fit are compared here. */
    private Page<Operation> byDuration(OperationQuery query, Bson filter, int page, int size) {
        List<OperationQuery.Timed> fitting = StoreCalls.read(() -> StoreCalls.inBatches(documents.find(filter))
                .projection(Projections.include(CREATED, "startedAt", "finishedAt"))
                .map(d -> new OperationQuery.Timed(
                        d.getString("_id"),
                        d.getDate(CREATED).toInstant(),
                        instant(d, "startedAt"),
                        instant(d, "finishedAt")))
                .into(new ArrayList<>()));
        List<String> shown = fitting.stream()
                .sorted(query.order())
                .skip((long) page * size)
                .limit(size)
                .map(OperationQuery.Timed::id)
                .toList();
        Map<String, Operation> found =
                findAll(shown).stream().collect(Collectors.toMap(Operation::recordId, Function.identity()));
        return new Page<>(
                shown.stream().map(found::get).filter(Objects::nonNull).toList(), page, size, fitting.size());
    }

    private static @Nullable Instant instant(Document document, String field) {
        Date date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }

    private static Bson filter(OperationQuery query) {
        List<Bson> filters = new ArrayList<>();
        if (query.datastoreId() != null) {
            filters.add(eq("datastoreId", query.datastoreId().value()));
        }
        if (query.type() != null) {
            filters.add(eq("type", query.type().name()));
        }
        if (query.status() != null) {
            filters.add(eq("status", query.status().name()));
        }
        if (query.from() != null) {
            filters.add(gte(CREATED, Date.from(query.from())));
        }
        if (query.before() != null) {
            filters.add(lt(CREATED, Date.from(query.before())));
        }
        String search = query.search();
        if (search != null) {
            Pattern part = Pattern.compile(Pattern.quote(search), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            filters.add(or(regex("_id", part), regex("requestedBy", part)));
        }
        return filters.isEmpty() ? empty() : and(filters);
    }
}
