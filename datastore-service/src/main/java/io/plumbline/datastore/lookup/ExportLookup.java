package io.plumbline.datastore.lookup;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.EffectiveSource;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.profile.ProfiledField;
import io.plumbline.exports.rule.Check;

import static java.util.Objects.requireNonNull;

/** Containers as exports show them: with their place but no secret, their checks, and figures without binary states. */
public final class ExportLookup {

    private final DatastoreLookup datastores;
    private final ContainerLookup containers;
    private final ContainerStates states;
    private final Measurements measurements;
    private final Checks checks;
    private final SourceAddress addresses;

    public ExportLookup(
            DatastoreLookup datastores,
            ContainerLookup containers,
            ContainerStates states,
            Measurements measurements,
            Checks checks,
            EffectiveSource sources) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.containers = requireNonNull(containers, "containers");
        this.states = requireNonNull(states, "states");
        this.measurements = requireNonNull(measurements, "measurements");
        this.checks = requireNonNull(checks, "checks");
        this.addresses = new SourceAddress(sources);
    }

    /** Which checks are exported. */
    public enum Which {
        /** Those that count now. */
        ACTIVE,
        /** Drafts and archived ones as well. */
        ALL;

        boolean include(io.plumbline.datastore.check.Check check) {
            return !check.deleted() && (this == ALL || check.standing().status() == CheckStatus.ACTIVE);
        }
    }

    /** @throws UnknownException if no visible inventory has it */
    public ExportedContainer container(ContainerId id, Which which) {
        ExportedChecks shown = new ExportedChecks(hidden(id));
        return container(
                id,
                checks.of(id).stream()
                        .filter(which::include)
                        .sorted(Comparator.comparingInt(io.plumbline.datastore.check.Check::position)
                                .thenComparing(io.plumbline.datastore.check.Check::recordId))
                        .map(shown::of)
                        .toList());
    }

    /**
     * With what its visible profile has inferred, whether anybody has decided about it by then or not.
     *
     * @throws UnknownException if no visible inventory has it
     */
    public ExportedContainer profiled(ContainerId id) {
        ExportedChecks shown = new ExportedChecks(hidden(id));
        return container(
                id,
                profile(id).map(measurements::checks).orElse(List.of()).stream()
                        .map(stored -> shown.of(stored.checkId(), stored.check()))
                        .toList());
    }

    private ExportedContainer container(ContainerId id, List<Check> exported) {
        ContainerSnapshot snapshot = containers.find(id);
        Datastore datastore = datastores.find(snapshot.datastoreId());
        return container(
                datastore, addresses.of(datastore), snapshot, exported, profile(id), tables(snapshot, exported));
    }

    /** The schemas of a datastore's visible inventory, without checks and profiles. */
    public Stream<ExportedContainer> inventory(DatastoreId id) {
        Datastore datastore = datastores.find(id);
        Map<String, String> address = addresses.of(datastore);
        return containers.all(id).stream()
                .filter(c -> !c.missing())
                .map(c -> container(datastore, address, c, List.of(), Optional.empty(), Map.of()));
    }

    private static ExportedContainer container(
            Datastore datastore,
            Map<String, String> address,
            ContainerSnapshot snapshot,
            List<Check> checks,
            Optional<StoredProfile> profile,
            Map<String, List<String>> tables) {
        FoundContainer found = snapshot.found();
        return new ExportedContainer(
                snapshot.containerId().value(),
                datastore.name(),
                datastore.connector(),
                address,
                found.name(),
                ExportedSchema.tableName(found),
                found.kind().name(),
                found.comment(),
                ExportedSchema.columns(found),
                checks,
                profile.map(p -> new ExportedContainer.Measured(
                                p.operationId().value(), p.at().toString(), p.rows(), Boolean.TRUE.equals(p.partial())))
                        .orElse(null),
                tables);
    }

    /** The tables of the same datastore that checks refer to. */
    private Map<String, List<String>> tables(ContainerSnapshot snapshot, List<Check> checks) {
        Set<String> wanted = checks.stream()
                .map(c -> c.properties().get("refContainerId"))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return containers.all(snapshot.datastoreId()).stream()
                .filter(c -> wanted.contains(c.containerId().value())
                        && c.found().locator().containsKey("table"))
                .collect(Collectors.toMap(c -> c.containerId().value(), c -> ExportedSchema.tableName(c.found())));
    }

    /** The fields of the visible profile, read in batches as they are asked for; none if there is no profile. */
    public Iterator<ProfiledField> fields(ContainerId id) {
        containers.find(id);
        return profile(id)
                .<Iterator<ProfiledField>>map(p -> new ProfiledFields(measurements, p, hidden(id)))
                .orElseGet(Collections::emptyIterator);
    }

    private HiddenValues hidden(ContainerId id) {
        return new HiddenValues(
                states.find(id.value()).map(ContainerState::overrides).orElse(null));
    }

    private Optional<StoredProfile> profile(ContainerId id) {
        return states.find(id.value()).map(ContainerState::profile);
    }
}
