package io.plumbline.datastore.lookup;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.ContainerView;
import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerKind;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

/** What the visible inventories hold, as lists and one by one. */
public final class ContainerLookup {

    private final DatastoreLookup datastores;
    private final FoundContainers visible;
    private final ContainerStates states;
    private final Checks checks;

    public ContainerLookup(
            DatastoreLookup datastores,
            Datastores registry,
            Inventories inventories,
            ContainerStates states,
            Checks checks) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.visible = new FoundContainers(datastores, registry, inventories);
        this.states = requireNonNull(states, "states");
        this.checks = requireNonNull(checks, "checks");
    }

    /** What a list can be sorted by. What is unknown comes before the smallest. */
    public enum Sort {
        NAME,
        ROWS,
        SIZE,
        FIELDS,
        LAST_MODIFIED
    }

    /** Absent filters let everything through. */
    public record Filter(
            @Nullable String search,
            @Nullable ContainerKind kind,
            @Nullable Boolean missing,
            @Nullable Boolean profiled,
            @Nullable String tag,
            Sort sort,
            SortOrder order) {

        /** Of any tags or none. */
        public Filter(
                @Nullable String search,
                @Nullable ContainerKind kind,
                @Nullable Boolean missing,
                @Nullable Boolean profiled,
                Sort sort,
                SortOrder order) {
            this(search, kind, missing, profiled, null, sort, order);
        }
    }

    public Page<ContainerView> list(DatastoreId datastoreId, Filter filter, Paging paging) {
        Datastore datastore = datastores.find(datastoreId);
        String search = filter.search() == null ? "" : filter.search().toLowerCase(Locale.ROOT);
        boolean needsStates = filter.profiled() != null || filter.tag() != null || filter.sort() == Sort.ROWS;
        Map<ContainerId, ContainerState> known = needsStates ? byId(states.withoutHistory(datastoreId)) : Map.of();
        Comparator<ContainerSnapshot> sort = comparator(filter.sort(), known);
        List<ContainerSnapshot> fitting = visible.in(datastore).stream()
                .filter(c -> c.name().toLowerCase(Locale.ROOT).contains(search))
                .filter(c -> filter.kind() == null || filter.kind() == c.found().kind())
                .filter(c -> filter.missing() == null || filter.missing() == c.missing())
                .filter(c -> filter.profiled() == null || filter.profiled() == profiled(known.get(c.containerId())))
                .filter(c -> filter.tag() == null || tagged(known.get(c.containerId()), filter.tag()))
                .sorted(filter.order().apply(sort).thenComparing(ContainerSnapshot::name))
                .toList();
        List<ContainerSnapshot> slice = paging.slice(fitting);
        Map<ContainerId, ContainerState> shown = needsStates
                ? known
                : byId(states.findAll(
                        slice.stream().map(c -> c.containerId().value()).toList()));
        Map<ContainerId, CheckCounts> counts = checks.countByContainer(
                slice.stream().map(ContainerSnapshot::containerId).toList());
        return new Page<>(
                slice.stream()
                        .map(c -> ContainerViews.view(c, shown.get(c.containerId()), counts))
                        .toList(),
                paging.page(),
                paging.size(),
                fitting.size());
    }

    /** @throws UnknownException if no visible inventory has it */
    public ContainerView get(ContainerId id) {
        return ContainerViews.view(
                find(id), states.find(id.value()).orElse(null), checks.countByContainer(List.of(id)));
    }

    /** @throws UnknownException if no visible inventory has it */
    ContainerSnapshot find(ContainerId id) {
        return visible.find(id);
    }

    /** The whole visible inventory. */
    List<ContainerSnapshot> all(DatastoreId id) {
        return visible.all(id);
    }

    private static Map<ContainerId, ContainerState> byId(List<ContainerState> states) {
        return states.stream().collect(Collectors.toMap(ContainerState::id, Function.identity()));
    }

    private static boolean tagged(@Nullable ContainerState state, String tag) {
        return state != null && state.overrides() != null && state.overrides().taggedWithAny(Set.of(tag));
    }

    private static boolean profiled(@Nullable ContainerState state) {
        return state != null && state.profile() != null;
    }

    private static Comparator<ContainerSnapshot> comparator(Sort sort, Map<ContainerId, ContainerState> states) {
        return switch (sort) {
            case NAME -> comparing(ContainerSnapshot::name);
            case ROWS -> comparing(c -> rows(c, states.get(c.containerId())), nullsFirst(Comparator.naturalOrder()));
            case SIZE -> comparing(c -> c.found().sizeBytes(), nullsFirst(Comparator.naturalOrder()));
            case FIELDS -> comparing(c -> c.found().fields().size());
            case LAST_MODIFIED -> comparing(c -> c.found().lastModified(), nullsFirst(Comparator.naturalOrder()));
        };
    }

    private static @Nullable Long rows(ContainerSnapshot container, @Nullable ContainerState state) {
        StoredProfile profile = state == null ? null : state.profile();
        return profile == null ? container.found().rowCountEstimate() : Long.valueOf(profile.rows());
    }
}
