package io.plumbline.datastore.lookup;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.EffectiveSetting;
import io.plumbline.api.view.FieldView;
import io.plumbline.api.view.ProfileRef;
import io.plumbline.datastore.check.CheckFields;
import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.VisibleInventory;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerFacts;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldCandidate;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.TypeCandidate;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

/** What the visible inventories hold. */
public final class ContainerLookup {

    private final DatastoreLookup datastores;
    private final Datastores registry;
    private final Inventories inventories;
    private final ContainerStates states;
    private final Checks checks;
    /** An id is derived from its datastore, so what was learnt stays true. */
    private final Map<ContainerId, DatastoreId> homes = new ConcurrentHashMap<>();

    public ContainerLookup(
            DatastoreLookup datastores,
            Datastores registry,
            Inventories inventories,
            ContainerStates states,
            Checks checks) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.registry = requireNonNull(registry, "registry");
        this.inventories = requireNonNull(inventories, "inventories");
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
        Map<ContainerId, ContainerState> known = needsStates ? byId(states.of(datastoreId)) : Map.of();
        Comparator<ContainerSnapshot> sort = comparator(filter.sort(), known);
        List<ContainerSnapshot> fitting = visible(datastore).stream()
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
                        .map(c -> view(c, shown.get(c.containerId()), counts))
                        .toList(),
                paging.page(),
                paging.size(),
                fitting.size());
    }

    /** @throws UnknownException if no visible inventory has it */
    public ContainerView get(ContainerId id) {
        return view(find(id), states.find(id.value()).orElse(null), checks.countByContainer(List.of(id)));
    }

    public Page<FieldView> fields(ContainerId id, Paging paging) {
        ContainerOverrides decided =
                states.find(id.value()).map(ContainerState::overrides).orElse(ContainerOverrides.NONE);
        List<CheckFields> named = checks.fieldsIn(id);
        return paging.map(find(id).found().fields(), f -> view(f, decided, counts(f, named)));
    }

    /** Defaults, notes and misfits of a catalog from before the field was masked may quote values. */
    private static FieldView view(FoundField f, ContainerOverrides decided, CheckCounts checks) {
        FieldStatus status = decided.statuses().get(f.name());
        boolean masked = status == FieldStatus.MASKED;
        List<TypeCandidate> candidates = f.candidates();
        return new FieldView(
                f.name(),
                f.ordinal(),
                f.declaredType(),
                f.sparkType(),
                f.nullable(),
                f.primaryKeyPosition(),
                f.comment(),
                masked ? null : f.defaultValue(),
                masked ? null : f.note(),
                candidates == null || !masked
                        ? candidates
                        : candidates.stream()
                                .map(c -> new TypeCandidate(c.type(), c.format(), c.fitting(), c.seen(), List.of()))
                                .toList(),
                typeOf(f, decided.fieldTypes().get(f.name())),
                checks,
                status);
    }

    private static CheckCounts counts(FoundField field, List<CheckFields> checks) {
        CheckCounts counts = CheckCounts.NONE;
        for (CheckFields check : checks) {
            if (check.fields().stream().anyMatch(f -> within(f, field.name()))) {
                counts = counts.plus(
                        switch (check.status()) {
                            case ACTIVE -> new CheckCounts(1, 0, 0);
                            case DRAFT -> new CheckCounts(0, 1, 0);
                            case ARCHIVED -> new CheckCounts(0, 0, 1);
                        });
            }
        }
        return counts;
    }

    /** Whether a path is a field, or leads to something inside it. */
    private static boolean within(String path, String field) {
        return path.equals(field) || (path.startsWith(field) && ".[{".indexOf(path.charAt(field.length())) >= 0);
    }

    private static EffectiveSetting typeOf(FoundField field, @Nullable String chosen) {
        return chosen == null
                ? new EffectiveSetting(field.sparkType(), EffectiveSetting.Origin.SOURCE)
                : new EffectiveSetting(chosen, EffectiveSetting.Origin.USER);
    }

    ContainerSnapshot find(ContainerId id) {
        DatastoreId home = homes.get(id);
        if (home != null) {
            return registry.find(home.value())
                    .filter(d -> !d.removed())
                    .flatMap(d -> in(d, id))
                    .orElseThrow(() -> unknown(id));
        }
        for (Datastore datastore : registry.all()) {
            Optional<ContainerSnapshot> found = in(datastore, id);
            if (found.isPresent()) {
                homes.put(id, datastore.id());
                return found.get();
            }
        }
        throw unknown(id);
    }

    /** The whole visible inventory. */
    List<ContainerSnapshot> all(DatastoreId id) {
        return visible(datastores.find(id));
    }

    static ProfileRef ref(StoredProfile profile) {
        return new ProfileRef(
                profile.operationId(),
                profile.at(),
                profile.rows(),
                profile.fields(),
                profile.checks(),
                profile.warnings(),
                profile.partial(),
                profile.notes(),
                profile.sample(),
                profile.partsRead(),
                profile.partsReused());
    }

    private Optional<ContainerSnapshot> in(Datastore datastore, ContainerId id) {
        return visible(datastore).stream()
                .filter(c -> c.containerId().equals(id))
                .findFirst();
    }

    private List<ContainerSnapshot> visible(Datastore datastore) {
        VisibleInventory inventory = datastore.inventory();
        return inventory == null ? List.of() : inventories.of(inventory.key());
    }

    private static UnknownException unknown(ContainerId id) {
        return new UnknownException(FailureCode.CONTAINER_UNKNOWN, "containerId", id.value());
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

    private static ContainerView view(
            ContainerSnapshot c, @Nullable ContainerState state, Map<ContainerId, CheckCounts> counts) {
        StoredProfile profile = state == null ? null : state.profile();
        ContainerOverrides decided = state == null ? null : state.overrides();
        ContainerOverrides overrides = decided == null ? ContainerOverrides.NONE : decided;
        ContainerFacts facts = c.found().facts();
        return new ContainerView(
                c.containerId(),
                c.datastoreId(),
                c.name(),
                c.found().kind(),
                c.missing(),
                c.found().comment(),
                c.found().rowCountEstimate(),
                c.found().sizeBytes(),
                c.found().fileCount(),
                c.found().lastModified(),
                c.found().fields().size(),
                c.found().problem(),
                profile == null ? null : ref(profile),
                facts,
                c.found().warnings(),
                overrides.excluded(),
                effective(overrides.partitionField(), facts == null ? List.of() : facts.partitionCandidates()),
                effective(overrides.incrementalField(), facts == null ? List.of() : facts.incrementalCandidates()),
                effective(overrides.filePattern(), List.of()),
                decided,
                state == null ? 0 : state.overridesRevision(),
                counts.getOrDefault(c.containerId(), CheckCounts.NONE));
    }

    /** What the user has chosen, or else the best that the source offers. */
    private static @Nullable EffectiveSetting effective(@Nullable String chosen, List<FieldCandidate> candidates) {
        if (chosen != null) {
            return new EffectiveSetting(chosen, EffectiveSetting.Origin.USER);
        }
        return candidates.isEmpty()
                ? null
                : new EffectiveSetting(candidates.get(0).field(), EffectiveSetting.Origin.SOURCE);
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
