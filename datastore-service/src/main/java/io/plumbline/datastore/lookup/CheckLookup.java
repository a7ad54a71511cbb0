package io.plumbline.datastore.lookup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckFacets;
import io.plumbline.api.view.CheckRunView;
import io.plumbline.api.view.CheckView;
import io.plumbline.datastore.check.Check;
import io.plumbline.datastore.check.CheckQuery;
import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.check.Proposal;
import io.plumbline.datastore.check.RunMark;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckOrigin;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** The checks of what is registered. */
public final class CheckLookup {

    private static final HiddenValues NOTHING_HIDDEN = new HiddenValues(null);

    private final DatastoreLookup datastores;
    private final Datastores registry;
    private final ContainerLookup containers;
    private final ContainerStates states;
    private final Checks checks;

    public CheckLookup(
            DatastoreLookup datastores,
            Datastores registry,
            ContainerLookup containers,
            ContainerStates states,
            Checks checks) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.registry = requireNonNull(registry, "registry");
        this.containers = requireNonNull(containers, "containers");
        this.states = requireNonNull(states, "states");
        this.checks = requireNonNull(checks, "checks");
    }

    /**
     * Absent filters let everything through.
     *
     * @param statuses any of these
     */
    public record Filter(
            @Nullable DatastoreId datastore,
            @Nullable ContainerId container,
            @Nullable String field,
            @Nullable String rule,
            Set<CheckStatus> statuses,
            @Nullable CheckOrigin origin,
            @Nullable String tag,
            @Nullable String search) {}

    /** Sorted and cut in the store. */
    public Page<CheckView> list(Filter filter, CheckQuery.Sort sort, SortOrder order, Paging paging) {
        Page<Check> page = checks.page(query(filter, sort, order), paging.page(), paging.size());
        Map<ContainerId, HiddenValues> hidden = hidden(page.items());
        return new Page<>(
                page.items().stream()
                        .map(c -> view(c, hidden.getOrDefault(c.containerId(), NOTHING_HIDDEN), false))
                        .toList(),
                page.page(),
                page.size(),
                page.total());
    }

    /** How many of the list have which status, rule and origin. */
    public CheckFacets facets(Filter filter) {
        return checks.facets(query(filter, CheckQuery.Sort.CONTAINER, SortOrder.ASC));
    }

    /** @throws UnknownException if there is none, or if its datastore has been removed */
    public CheckView get(CheckId id) {
        return checks.find(id.value())
                .filter(c -> !c.deleted())
                .filter(c -> registry.find(c.datastoreId().value())
                        .filter(d -> !d.removed())
                        .isPresent())
                .map(c -> view(c, hidden(List.of(c)).getOrDefault(c.containerId(), NOTHING_HIDDEN), true))
                .orElseThrow(() -> new UnknownException(FailureCode.CHECK_UNKNOWN, "checkId", id.value()));
    }

    private CheckQuery query(Filter filter, CheckQuery.Sort sort, SortOrder order) {
        DatastoreId datastore = filter.datastore();
        ContainerId container = filter.container();
        if (datastore != null) {
            datastores.find(datastore);
        }
        if (container != null) {
            containers.find(container);
        }
        Collection<DatastoreId> of =
                datastore == null ? registry.all().stream().map(Datastore::id).toList() : List.of(datastore);
        return new CheckQuery(
                of,
                container,
                filter.field(),
                filter.rule(),
                filter.statuses(),
                filter.origin(),
                filter.tag(),
                filter.search(),
                sort,
                order == SortOrder.DESC);
    }

    /** By the containers of these checks, read once for all of them. Containers without a state are left out. */
    private Map<ContainerId, HiddenValues> hidden(List<Check> of) {
        List<String> ids =
                of.stream().map(c -> c.containerId().value()).distinct().toList();
        return states.findAll(ids).stream()
                .collect(Collectors.toMap(ContainerState::id, s -> new HiddenValues(s.overrides())));
    }

    /** What a check demands of a masked field names values of it. */
    private static CheckView view(Check c, HiddenValues hidden, boolean withHistory) {
        boolean hides = hidden.hides(c.rule(), c.fields())
                || hidden.hidesFilter(c.terms().filter());
        Proposal proposal = c.proposal();
        RunMark mark = c.mark();
        return new CheckView(
                c.id(),
                c.datastoreId(),
                c.containerId(),
                c.container(),
                proposal == null ? null : proposal.operationId(),
                proposal == null ? null : proposal.at(),
                proposal == null ? null : hidden.of(proposal.check()),
                c.rule(),
                c.fields(),
                hides ? Map.of() : c.terms().properties(),
                c.terms().coverage(),
                hides ? null : c.terms().filter(),
                hides ? HiddenValues.NOT_SHOWN : c.terms().description(),
                c.level(),
                c.standing().status(),
                c.standing().reason(),
                c.origin(),
                c.managed(),
                c.accepted(),
                proposal != null && !same(proposal.terms(), c.terms()),
                c.weight(),
                c.labels().tags(),
                c.labels().metadata(),
                c.labels().owner(),
                mark == null ? null : new CheckRunView(mark.operationId(), mark.at(), mark.partial(), mark.effect()),
                c.revision(),
                c.createdAt(),
                c.createdBy(),
                c.updatedAt(),
                c.updatedBy(),
                withHistory && !hides ? c.history() : null);
    }

    private static boolean same(CheckTerms proposed, CheckTerms demanded) {
        return proposed.coverage() == demanded.coverage()
                && Objects.equals(proposed.filter(), demanded.filter())
                && proposed.properties().equals(demanded.properties());
    }
}
