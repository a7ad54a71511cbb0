package io.plumbline.datastore.lookup;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.api.view.SecretView;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** What is registered. */
public final class DatastoreLookup {

    private final Datastores datastores;

    public DatastoreLookup(Datastores datastores) {
        this.datastores = requireNonNull(datastores, "datastores");
    }

    /** What a list can be sorted by. */
    public enum Sort {
        NAME,
        CREATED_AT,
        UPDATED_AT,
        CONTAINERS,
        ROWS,
        CHECKS
    }

    /** @param search part of the name or description, without regard to case; absent for all */
    public record Filter(@Nullable String search, @Nullable String connector, Sort sort, SortOrder order) {}

    public Page<DatastoreView> list(Filter filter, Paging paging) {
        String search = filter.search() == null ? "" : filter.search().toLowerCase(Locale.ROOT);
        List<Datastore> fitting = datastores.all().stream()
                .filter(d -> d.nameKey().contains(search)
                        || (d.description() != null
                                && d.description().toLowerCase(Locale.ROOT).contains(search)))
                .filter(d -> filter.connector() == null || filter.connector().equals(d.connector()))
                .sorted(filter.order().apply(comparator(filter.sort())).thenComparing(Datastore::recordId))
                .toList();
        return paging.map(fitting, DatastoreLookup::view);
    }

    /** @throws UnknownException if there is none */
    public DatastoreView get(DatastoreId id) {
        return view(find(id));
    }

    Datastore find(DatastoreId id) {
        return datastores
                .find(id.value())
                .filter(d -> !d.removed())
                .orElseThrow(() -> new UnknownException(FailureCode.DATASTORE_UNKNOWN, "datastoreId", id.value()));
    }

    private static DatastoreView view(Datastore d) {
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
                d.lastCatalog(),
                d.lastProfile());
    }

    private static Comparator<Datastore> comparator(Sort sort) {
        return switch (sort) {
            case NAME -> Comparator.comparing(Datastore::nameKey);
            case CREATED_AT -> Comparator.comparing(Datastore::createdAt);
            case UPDATED_AT -> Comparator.comparing(Datastore::updatedAt);
            case CONTAINERS -> Comparator.comparingLong(d -> d.counters().containers());
            case ROWS -> Comparator.comparingLong(d -> d.counters().rowsProfiled());
            case CHECKS -> Comparator.comparingLong(d -> d.counters().checks());
        };
    }
}
