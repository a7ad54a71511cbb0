package io.plumbline.datastore.lookup;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.rule.FieldFamily;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.ExploredField;
import io.plumbline.datastore.check.CheckFields;
import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.FieldFigure;
import io.plumbline.datastore.measurement.FieldSummary;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FoundField;

import static java.util.Objects.requireNonNull;

/** The containers and fields of all datastores as one list each. */
public final class ExploreLookup {

    private final DatastoreLookup datastores;
    private final Datastores registry;
    private final ExploreIndex index;
    private final ContainerStates states;
    private final Measurements measurements;
    private final Checks checks;

    public ExploreLookup(
            DatastoreLookup datastores,
            Datastores registry,
            Inventories inventories,
            ContainerStates states,
            Measurements measurements,
            Checks checks,
            Clock clock) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.registry = requireNonNull(registry, "registry");
        this.states = requireNonNull(states, "states");
        this.measurements = requireNonNull(measurements, "measurements");
        this.checks = requireNonNull(checks, "checks");
        this.index = new ExploreIndex(inventories, states, clock);
    }

    /** Reads ahead what nobody has asked for yet, so that whoever asks first need not wait. Cheap while nothing has changed. */
    void renew(List<Datastore> living) {
        index.keep(living);
        for (Datastore datastore : living) {
            List<StoredProfile> profiles = index.renew(datastore).stream()
                    .map(ExploredContainer::profile)
                    .filter(Objects::nonNull)
                    .toList();
            if (!profiles.isEmpty()) {
                measurements.figures(profiles);
            }
        }
    }

    /** What containers can be sorted by. */
    public enum ContainerSort {
        NAME,
        DATASTORE,
        ROWS,
        SIZE,
        FIELDS,
        COMPLETENESS,
        PROFILED_AT,
        LAST_MODIFIED
    }

    /** What fields can be sorted by. */
    public enum FieldSort {
        NAME,
        DATASTORE,
        CONTAINER,
        TYPE,
        COMPLETENESS,
        DISTINCT
    }

    /**
     * Which; absent filters let everything through.
     *
     * @param search part of the name or comment, without regard to case
     * @param tag of the container
     * @param family of fields; not asked of containers
     * @param masked whether the field is masked; of containers, whether one of its fields is
     * @param minCompleteness the least share of values that aren't null; what isn't measured is left out
     * @param maxCompleteness the largest one, likewise
     */
    public record Filter(
            @Nullable String search,
            @Nullable DatastoreId datastore,
            @Nullable ContainerKind kind,
            @Nullable FieldFamily family,
            @Nullable String tag,
            @Nullable Boolean profiled,
            @Nullable Boolean missing,
            @Nullable Boolean masked,
            @Nullable Double minCompleteness,
            @Nullable Double maxCompleteness) {

        private boolean fits(ExploredContainer c) {
            return (kind == null || kind == c.snapshot().found().kind())
                    && (tag == null || c.tagged(tag))
                    && (missing == null || missing == c.snapshot().missing());
        }

        private boolean fitsItself(ExploredContainer c) {
            return fits(c)
                    && named(c.snapshot().name(), c.snapshot().found().comment())
                    && (profiled == null || profiled == (c.profile() != null))
                    && (masked == null || masked == c.hasMasked())
                    && complete(c.completeness());
        }

        private boolean fits(ExploredColumn c) {
            return named(c.found().name(), c.found().comment())
                    && (family == null || family == c.family())
                    && (profiled == null || profiled == (c.figure() != null))
                    && (masked == null || masked == c.masked())
                    && complete(c.completeness());
        }

        private boolean named(String name, @Nullable String comment) {
            if (search == null) {
                return true;
            }
            String part = search.toLowerCase(Locale.ROOT);
            return name.toLowerCase(Locale.ROOT).contains(part)
                    || (comment != null && comment.toLowerCase(Locale.ROOT).contains(part));
        }

        private boolean complete(@Nullable Double share) {
            return (minCompleteness == null || (share != null && share >= minCompleteness))
                    && (maxCompleteness == null || (share != null && share <= maxCompleteness));
        }
    }

    /** @throws UnknownException if the filter names a datastore that isn't there */
    public Page<ContainerView> containers(Filter filter, ContainerSort sort, SortOrder order, Paging paging) {
        List<ExploredContainer> fitting = among(filter).stream()
                .filter(filter::fitsItself)
                .sorted(order.apply(ExploredContainer.by(sort)).thenComparing(ExploredContainer.BY_PLACE))
                .toList();
        List<ExploredContainer> shown = paging.slice(fitting);
        List<ContainerId> ids =
                shown.stream().map(c -> c.snapshot().containerId()).toList();
        Map<ContainerId, CheckCounts> counts = checks.countByContainer(ids);
        Map<ContainerId, ContainerState> present =
                states.findAll(ids.stream().map(ContainerId::value).toList()).stream()
                        .collect(Collectors.toMap(ContainerState::id, Function.identity()));
        return paging.map(
                fitting,
                c -> ContainerViews.view(
                        c.snapshot(),
                        present.get(c.snapshot().containerId()),
                        counts,
                        c.datastore().name()));
    }

    /** @throws UnknownException if the filter names a datastore that isn't there */
    public Page<ExploredField> fields(Filter filter, FieldSort sort, SortOrder order, Paging paging) {
        List<ExploredContainer> of = among(filter).stream().filter(filter::fits).toList();
        Map<String, List<FieldFigure>> figures = measurements.figures(of.stream()
                .map(ExploredContainer::profile)
                .filter(Objects::nonNull)
                .toList());
        List<ExploredColumn> fitting = new ArrayList<>();
        for (ExploredContainer container : of) {
            Map<String, FieldFigure> byName = byName(container.profile(), figures);
            for (FoundField field : container.snapshot().found().fields()) {
                ExploredColumn column = new ExploredColumn(container, field, byName.get(field.name()));
                if (filter.fits(column)) {
                    fitting.add(column);
                }
            }
        }
        fitting.sort(order.apply(ExploredColumn.by(sort)).thenComparing(ExploredColumn.BY_PLACE));
        return views(fitting, paging);
    }

    private Page<ExploredField> views(List<ExploredColumn> fitting, Paging paging) {
        List<ExploredColumn> shown = paging.slice(fitting);
        Map<String, Set<Integer>> wanted = new HashMap<>();
        Set<ContainerId> containers = new HashSet<>();
        for (ExploredColumn column : shown) {
            StoredProfile profile = column.container().profile();
            containers.add(column.container().snapshot().containerId());
            if (profile != null && column.figure() != null) {
                wanted.computeIfAbsent(profile.key(), k -> new HashSet<>())
                        .add(column.figure().ordinal());
            }
        }
        Map<String, List<FieldProfile>> profiles = measurements.fields(wanted);
        Map<ContainerId, FieldCounts> counts = counts(containers);
        return paging.map(fitting, c -> view(c, profiles, counts));
    }

    private Map<ContainerId, FieldCounts> counts(Collection<ContainerId> containers) {
        Map<ContainerId, FieldCounts> counts = new HashMap<>();
        Map<ContainerId, List<CheckFields>> named = checks.fieldsShown(containers);
        named.forEach((id, fields) -> counts.put(id, new FieldCounts(fields)));
        return counts;
    }

    private static ExploredField view(
            ExploredColumn column, Map<String, List<FieldProfile>> profiles, Map<ContainerId, FieldCounts> counts) {
        ExploredContainer home = column.container();
        ContainerId id = home.snapshot().containerId();
        FoundField found = column.found();
        HiddenValues hidden = new HiddenValues(home.overrides());
        FieldFigure figure = column.figure();
        StoredProfile profile = home.profile();
        FieldSummary summary = profile == null || figure == null
                ? null
                : profiles.getOrDefault(profile.key(), List.of()).stream()
                        .filter(f -> f.ordinal() == figure.ordinal())
                        .findFirst()
                        .map(f -> hidden.of(FieldSummary.of(f)))
                        .orElse(null);
        FieldCounts named = counts.get(id);
        return new ExploredField(
                home.datastore().id(),
                home.datastore().name(),
                id,
                home.snapshot().name(),
                home.snapshot().found().kind(),
                new FieldViews(home.overrides(), profile)
                        .of(new ListedField(
                                found,
                                found.name(),
                                column.type(),
                                null,
                                found.ordinal(),
                                false,
                                home.overrides().statuses().get(found.name()),
                                summary,
                                named == null ? CheckCounts.NONE : named.ofField(found.name()))));
    }

    private List<ExploredContainer> among(Filter filter) {
        List<Datastore> all = registry.all();
        index.keep(all);
        DatastoreId only = filter.datastore();
        return index.of(only == null ? all : List.of(datastores.find(only)));
    }

    private static Map<String, FieldFigure> byName(
            @Nullable StoredProfile profile, Map<String, List<FieldFigure>> figures) {
        Map<String, FieldFigure> byName = new HashMap<>();
        if (profile != null) {
            figures.getOrDefault(profile.key(), List.of()).forEach(f -> byName.put(f.name(), f));
        }
        return byName;
    }
}
