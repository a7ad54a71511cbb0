package io.plumbline.datastore.outbound.mongo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.CheckFacets;
import io.plumbline.datastore.check.Check;
import io.plumbline.datastore.check.CheckQuery;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckStatus;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

/**
 * Lists and counts of checks. How many a datastore has is asked for with every look at a datastore, so it is remembered until a
 * check is written here, and for two seconds at most, in which another service may have written one.
 */
final class CheckQueries {

    static final String STATUS = "standing.status";
    static final Bson LIVING = eq("deleted", false);

    private static final Duration FRESH = Duration.ofSeconds(2);

    /** For more datastores than these it is cheaper to count all checks: the embedded store compares each check with each of them. */
    private static final int FEW = 20;

    private final MongoCollection<Document> documents;
    private final Clock clock;
    private final Map<DatastoreId, Counted> counted = new ConcurrentHashMap<>();
    private volatile @Nullable CountedAll all;

    CheckQueries(MongoCollection<Document> documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    private record Counted(CheckCounts counts, Instant until) {}

    private record CountedAll(Map<DatastoreId, CheckCounts> counts, Instant until) {}

    /** These checks were written. */
    void changed(Collection<Check> checks) {
        all = null;
        checks.forEach(c -> counted.remove(c.datastoreId()));
    }

    /** Without histories, and without what undoes a run. */
    Page<Check> page(CheckQuery query, int page, int size, Function<Document, Check> record) {
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
                .map(record::apply)
                .into(new ArrayList<>()));
        return new Page<>(items, page, size, total);
    }

    CheckFacets facets(CheckQuery query) {
        Document group =
                new Document("status", "$" + STATUS).append("rule", "$rule").append("origin", "$origin");
        Map<String, Long> byStatus = new HashMap<>();
        Map<String, Long> byRule = new HashMap<>();
        Map<String, Long> byOrigin = new HashMap<>();
        long total = 0;
        for (Document counted : grouped(filter(query), group)) {
            Document of = counted.get("_id", Document.class);
            long n = number(counted);
            byStatus.merge(of.getString("status"), n, Long::sum);
            byRule.merge(of.getString("rule"), n, Long::sum);
            byOrigin.merge(of.getString("origin"), n, Long::sum);
            total += n;
        }
        return new CheckFacets(total, byStatus, byRule, byOrigin);
    }

    /** Datastores without checks are left out. */
    Map<DatastoreId, CheckCounts> countByDatastore(Collection<DatastoreId> datastores) {
        if (datastores.size() > FEW) {
            Map<DatastoreId, CheckCounts> some = new HashMap<>(countAll());
            some.keySet().retainAll(Set.copyOf(datastores));
            return some;
        }
        Instant now = clock.instant();
        Map<DatastoreId, CheckCounts> counts = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (DatastoreId datastore : datastores) {
            Counted known = counted.get(datastore);
            if (known == null || !now.isBefore(known.until())) {
                unknown.add(datastore.value());
            } else if (!known.counts().equals(CheckCounts.NONE)) {
                counts.put(datastore, known.counts());
            }
        }
        if (!unknown.isEmpty()) {
            Map<DatastoreId, CheckCounts> fresh = count(and(in("datastoreId", unknown), LIVING));
            counts.putAll(fresh);
            unknown.stream()
                    .map(DatastoreId::new)
                    .forEach(d ->
                            counted.put(d, new Counted(fresh.getOrDefault(d, CheckCounts.NONE), now.plus(FRESH))));
        }
        return counts;
    }

    private Map<DatastoreId, CheckCounts> countAll() {
        Instant now = clock.instant();
        CountedAll known = all;
        if (known == null || !now.isBefore(known.until())) {
            known = new CountedAll(count(LIVING), now.plus(FRESH));
            all = known;
        }
        return known.counts();
    }

    private Map<DatastoreId, CheckCounts> count(Bson filter) {
        Map<DatastoreId, CheckCounts> counts = new HashMap<>();
        Document group = new Document("datastore", "$datastoreId").append("status", "$" + STATUS);
        for (Document counted : grouped(filter, group)) {
            Document of = counted.get("_id", Document.class);
            counts.merge(
                    new DatastoreId(of.getString("datastore")),
                    counted(CheckStatus.valueOf(of.getString("status")), number(counted)),
                    CheckCounts::plus);
        }
        return counts;
    }

    /** How many ({@code n}) there are of each group, in one pass: the embedded store compares every check in each. */
    private List<Document> grouped(Bson filter, Document group) {
        return StoreCalls.read(() -> documents
                .aggregate(List.of(Aggregates.match(filter), Aggregates.group(group, Accumulators.sum("n", 1L))))
                .into(new ArrayList<>()));
    }

    static CheckCounts counted(CheckStatus status, long n) {
        return switch (status) {
            case ACTIVE -> new CheckCounts(n, 0, 0);
            case DRAFT -> new CheckCounts(0, n, 0);
            case ARCHIVED -> new CheckCounts(0, 0, n);
        };
    }

    /** Of many, all that have checks but those that aren't asked for: mostly none. */
    private List<Bson> of(Collection<DatastoreId> datastores) {
        if (datastores.size() <= FEW) {
            return List.of(in(
                    "datastoreId", datastores.stream().map(DatastoreId::value).toList()));
        }
        Set<DatastoreId> others = new HashSet<>(countAll().keySet());
        others.removeAll(Set.copyOf(datastores));
        return others.isEmpty()
                ? List.of()
                : List.of(nin(
                        "datastoreId", others.stream().map(DatastoreId::value).toList()));
    }

    private static long number(Document counted) {
        return counted.get("n", Number.class).longValue();
    }

    private Bson filter(CheckQuery query) {
        List<Bson> filters = new ArrayList<>();
        filters.add(LIVING);
        filters.addAll(of(query.datastores()));
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
