package io.plumbline.datastore.lookup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.DatastoreStatus;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.api.view.OperationRef;
import io.plumbline.api.view.SecretView;
import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.Operations;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.DatastoreLabels;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.OperationStatus;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

/** What is registered. */
public final class DatastoreLookup {

    private final Datastores datastores;
    private final Operations operations;
    private final Checks checks;

    public DatastoreLookup(Datastores datastores, Operations operations, Checks checks) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.operations = requireNonNull(operations, "operations");
        this.checks = requireNonNull(checks, "checks");
    }

    /** What a list can be sorted by. */
    public enum Sort {
        NAME,
        CREATED_AT,
        UPDATED_AT,
        CONTAINERS,
        FIELDS,
        ROWS,
        CHECKS,
        LAST_OPERATION
    }

    /** @param search part of the name or description, without regard to case, or the id; absent for all */
    public record Filter(
            @Nullable String search,
            @Nullable String connector,
            @Nullable ConnectionId connection,
            @Nullable DatastoreStatus status,
            @Nullable String tag,
            @Nullable String group,
            Sort sort,
            SortOrder order) {

        /** Of any status, tags and group. */
        public Filter(
                @Nullable String search,
                @Nullable String connector,
                @Nullable ConnectionId connection,
                Sort sort,
                SortOrder order) {
            this(search, connector, connection, null, null, null, sort, order);
        }

        private boolean fits(Datastore d) {
            DatastoreLabels labels = d.labelsOrNone();
            return (connector == null || connector.equals(d.connector()))
                    && (connection == null || connection.equals(d.connectionId()))
                    && (tag == null || labels.tagsOrNone().contains(tag))
                    && (group == null || group.equals(labels.group()))
                    && found(d);
        }

        private boolean found(Datastore d) {
            String part = search == null ? "" : search.toLowerCase(Locale.ROOT);
            String description = d.description();
            return d.nameKey().contains(part)
                    || d.id().value().equals(part)
                    || (description != null
                            && description.toLowerCase(Locale.ROOT).contains(part));
        }
    }

    public Page<DatastoreView> list(Filter filter, Paging paging) {
        List<Datastore> some = datastores.all().stream().filter(filter::fits).toList();
        boolean ofOperations = filter.status() != null || filter.sort() == Sort.LAST_OPERATION;
        Map<OperationId, Operation> known = ofOperations ? living(some) : Map.of();
        List<Datastore> fitting = some.stream()
                .filter(d -> filter.status() == null || filter.status() == status(d, known))
                .sorted(filter.order().apply(comparator(filter.sort(), known)).thenComparing(Datastore::recordId))
                .toList();
        List<Datastore> shown = paging.slice(fitting);
        Map<OperationId, Operation> living = ofOperations ? known : living(shown);
        Map<DatastoreId, CheckCounts> counts =
                checks.countByDatastore(shown.stream().map(Datastore::id).toList());
        return paging.map(fitting, d -> view(d, living, counts));
    }

    /** @throws UnknownException if there is none */
    public DatastoreView get(DatastoreId id) {
        Datastore datastore = find(id);
        return view(datastore, living(List.of(datastore)), checks.countByDatastore(List.of(id)));
    }

    Datastore find(DatastoreId id) {
        return datastores
                .find(id.value())
                .filter(d -> !d.removed())
                .orElseThrow(() -> new UnknownException(FailureCode.DATASTORE_UNKNOWN, "datastoreId", id.value()));
    }

    /** The operations that weren't over when these datastores were last written. */
    private Map<OperationId, Operation> living(List<Datastore> shown) {
        List<String> ids = shown.stream()
                .flatMap(d -> Stream.of(lastCatalog(d), d.lastProfile()))
                .filter(Objects::nonNull)
                .filter(ref -> !ref.status().terminal())
                .map(ref -> ref.id().value())
                .toList();
        return operations.findAll(ids).stream().collect(Collectors.toMap(Operation::id, o -> o));
    }

    /** Before anything is known of a catalog, the one that was promised at the registration. */
    private static @Nullable OperationRef lastCatalog(Datastore d) {
        OperationId promised = d.catalogOperationId();
        return d.lastCatalog() != null || promised == null
                ? d.lastCatalog()
                : new OperationRef(promised, OperationStatus.QUEUED, null);
    }

    private static @Nullable OperationRef present(@Nullable OperationRef ref, Map<OperationId, Operation> living) {
        Operation operation = ref == null ? null : living.get(ref.id());
        return operation == null ? ref : new OperationRef(operation.id(), operation.status(), operation.finishedAt());
    }

    private static DatastoreView view(
            Datastore d, Map<OperationId, Operation> living, Map<DatastoreId, CheckCounts> counts) {
        Map<String, SecretView> secrets = d.secrets().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> new SecretView(true, e.getValue().updatedAt())));
        return new DatastoreView(
                d.id(),
                d.name(),
                d.description(),
                d.connector(),
                d.properties(),
                secrets,
                d.revision(),
                d.createdAt(),
                d.createdBy(),
                d.updatedAt(),
                d.counters(),
                present(lastCatalog(d), living),
                present(d.lastProfile(), living),
                d.connectionId(),
                counts.getOrDefault(d.id(), CheckCounts.NONE),
                d.labelsOrNone().tags(),
                d.labelsOrNone().group(),
                status(d, living));
    }

    /** Of what is known now. */
    DatastoreStatus status(Datastore datastore) {
        return status(datastore, living(List.of(datastore)));
    }

    private static DatastoreStatus status(Datastore d, Map<OperationId, Operation> living) {
        List<OperationRef> newest = Stream.of(present(lastCatalog(d), living), present(d.lastProfile(), living))
                .filter(Objects::nonNull)
                .toList();
        if (newest.stream().anyMatch(o -> !o.status().terminal())) {
            return DatastoreStatus.WORKING;
        }
        Optional<OperationRef> last =
                newest.stream().max(Comparator.comparing(OperationRef::finishedAt, nullsFirst(naturalOrder())));
        if (last.isEmpty()) {
            return DatastoreStatus.NEW;
        }
        return switch (last.get().status()) {
            case FAILED -> DatastoreStatus.FAILED;
            case SUCCEEDED_WITH_WARNINGS -> DatastoreStatus.WARNINGS;
            default -> d.inventory() == null ? DatastoreStatus.NEW : DatastoreStatus.READY;
        };
    }

    /** What runs is newer than what has ended. */
    private static @Nullable Instant lastOperation(Datastore d, Map<OperationId, Operation> living) {
        return Stream.of(present(lastCatalog(d), living), present(d.lastProfile(), living))
                .filter(Objects::nonNull)
                .map(o -> o.status().terminal() ? o.finishedAt() : Instant.MAX)
                .filter(Objects::nonNull)
                .max(naturalOrder())
                .orElse(null);
    }

    private static Comparator<Datastore> comparator(Sort sort, Map<OperationId, Operation> living) {
        return switch (sort) {
            case NAME -> Comparator.comparing(Datastore::nameKey);
            case CREATED_AT -> Comparator.comparing(Datastore::createdAt);
            case UPDATED_AT -> Comparator.comparing(Datastore::updatedAt);
            case CONTAINERS -> Comparator.comparingLong(d -> d.counters().containers());
            case FIELDS -> Comparator.comparingLong(d -> d.counters().fields());
            case LAST_OPERATION -> Comparator.comparing(d -> lastOperation(d, living), nullsFirst(naturalOrder()));
            case ROWS -> Comparator.comparingLong(d -> d.counters().rowsProfiled());
            case CHECKS -> Comparator.comparingLong(d -> d.counters().checks());
        };
    }
}
