package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.work.SourceConnection;
import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.check.Proposal;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.EffectiveSource;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.Metric;
import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.profile.ProfiledField;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Columns;

import static java.util.Objects.requireNonNull;

/** Containers as exports show them: with their place but no secret, their checks, and figures without binary states. */
public final class ExportLookup {

    /** Fields that are in memory at a time. */
    private static final int BATCH = 100;
    /** What names a place, of all connectors. Users, roles and addresses in one text stay here. */
    private static final List<String> ADDRESS = List.of(
            "host",
            "port",
            "database",
            "catalog",
            "schema",
            "service",
            "sid",
            "project",
            "account",
            "bucket",
            "container",
            "root",
            "path",
            "prefix");

    private static final JsonMapper RECORDS = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final DatastoreLookup datastores;
    private final ContainerLookup containers;
    private final ContainerStates states;
    private final Measurements measurements;
    private final Checks checks;
    private final EffectiveSource sources;

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
        this.sources = requireNonNull(sources, "sources");
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
        HiddenValues hidden = hidden(id);
        return container(
                id,
                checks.of(id).stream()
                        .filter(which::include)
                        .sorted(Comparator.comparingInt(io.plumbline.datastore.check.Check::position)
                                .thenComparing(io.plumbline.datastore.check.Check::recordId))
                        .map(check -> check(check, hidden))
                        .toList());
    }

    /**
     * With what its visible profile has inferred, whether anybody has decided about it by then or not.
     *
     * @throws UnknownException if no visible inventory has it
     */
    public ExportedContainer profiled(ContainerId id) {
        HiddenValues hidden = hidden(id);
        return container(
                id,
                profile(id).map(measurements::checks).orElse(List.of()).stream()
                        .map(stored -> check(stored.checkId(), hidden.of(stored.check())))
                        .toList());
    }

    private ExportedContainer container(ContainerId id, List<Check> exported) {
        ContainerSnapshot snapshot = containers.find(id);
        Datastore datastore = datastores.find(snapshot.datastoreId());
        return container(datastore, address(datastore), snapshot, exported, profile(id), tables(snapshot, exported));
    }

    /** The schemas of a datastore's visible inventory, without checks and profiles. */
    public Stream<ExportedContainer> inventory(DatastoreId id) {
        Datastore datastore = datastores.find(id);
        Map<String, String> address = address(datastore);
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
                tableName(found),
                found.kind().name(),
                found.comment(),
                new Columns(found.fields().stream().map(ExportLookup::column).toList()),
                checks,
                profile.map(p -> new ExportedContainer.Measured(
                                p.operationId().value(), p.at().toString(), p.rows(), Boolean.TRUE.equals(p.partial())))
                        .orElse(null),
                tables);
    }

    /** The tables of the same datastore that checks refer to. */
    private Map<String, List<String>> tables(ContainerSnapshot snapshot, List<Check> checks) {
        Set<String> wanted = checks.stream()
                .map(c -> String.valueOf(c.properties().get("refContainerId")))
                .collect(Collectors.toSet());
        return containers.all(snapshot.datastoreId()).stream()
                .filter(c -> wanted.contains(c.containerId().value())
                        && c.found().locator().containsKey("table"))
                .collect(Collectors.toMap(c -> c.containerId().value(), c -> tableName(c.found())));
    }

    /** The fields of the visible profile, read in batches as they are asked for; none if there is no profile. */
    public Iterator<ProfiledField> fields(ContainerId id) {
        containers.find(id);
        return profile(id)
                .<Iterator<ProfiledField>>map(p -> new Fields(measurements, p, hidden(id)))
                .orElseGet(Collections::emptyIterator);
    }

    private HiddenValues hidden(ContainerId id) {
        return new HiddenValues(
                states.find(id.value()).map(ContainerState::overrides).orElse(null));
    }

    private Optional<StoredProfile> profile(ContainerId id) {
        return states.find(id.value()).map(ContainerState::profile);
    }

    private Map<String, String> address(Datastore datastore) {
        Map<String, Object> properties =
                sources.of(datastore).map(SourceConnection::properties).orElse(Map.of());
        Map<String, String> address = new HashMap<>();
        for (String name : ADDRESS) {
            Object value = properties.get(name);
            if (value != null) {
                address.put(name, value.toString());
            }
        }
        return address;
    }

    /** Schema and table of a database; the name of everything else. */
    private static List<String> tableName(FoundContainer found) {
        List<String> parts = new ArrayList<>();
        for (String word : List.of("schema", "table")) {
            String part = found.locator().getOrDefault(word, "");
            if (!part.isBlank()) {
                parts.add(part);
            }
        }
        return found.locator().containsKey("table") ? parts : List.of(found.name());
    }

    private static Column column(FoundField field) {
        return new Column(
                Column.pathOf(field.name()),
                field.name(),
                field.declaredType(),
                field.sparkType(),
                field.nullable(),
                field.primaryKeyPosition(),
                field.comment());
    }

    private static Check check(CheckId id, InferredCheck check) {
        Map<String, Object> evidence = new LinkedHashMap<>(RECORDS.convertValue(check.evidence(), MAP));
        evidence.values().removeIf(Objects::isNull);
        return new Check(
                id.value(),
                check.rule(),
                check.fields(),
                check.properties(),
                check.coverage(),
                null,
                check.description(),
                List.of(),
                evidence);
    }

    private static Check check(io.plumbline.datastore.check.Check check, HiddenValues hidden) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        Proposal proposal = check.proposal();
        boolean hides = hidden.hides(check.rule(), check.fields())
                || hidden.hidesFilter(check.terms().filter());
        if (proposal != null && !hides) {
            evidence.putAll(RECORDS.convertValue(proposal.check().evidence(), MAP));
            evidence.values().removeIf(Objects::isNull);
        }
        CheckTerms terms = check.terms();
        return new Check(
                check.recordId(),
                check.rule(),
                check.fields(),
                hides ? Map.of() : terms.properties(),
                terms.coverage(),
                hides ? null : terms.filter(),
                hides ? HiddenValues.NOT_SHOWN : terms.description(),
                check.labels().tags(),
                evidence);
    }

    /** The fields of one profile, a batch at a time. */
    private static final class Fields implements Iterator<ProfiledField> {
        private final Measurements measurements;
        private final StoredProfile profile;
        private final HiddenValues hidden;
        private int next;
        private Iterator<FieldProfile> batch = Collections.emptyIterator();

        private Fields(Measurements measurements, StoredProfile profile, HiddenValues hidden) {
            this.measurements = measurements;
            this.profile = profile;
            this.hidden = hidden;
        }

        @Override
        public boolean hasNext() {
            while (!batch.hasNext() && next < profile.fields()) {
                int to = Math.min(next + BATCH, profile.fields());
                batch = measurements.fields(profile.key(), next, to).iterator();
                next = to;
            }
            return batch.hasNext();
        }

        @Override
        public ProfiledField next() {
            if (!hasNext()) {
                throw new NoSuchElementException("field " + next + " of " + profile.fields());
            }
            return field(hidden.of(batch.next()));
        }

        private static ProfiledField field(FieldProfile field) {
            Map<String, Object> parts = RECORDS.convertValue(field, MAP);
            List.of("ordinal", "path", "sparkType", "profiledType", "metrics", "state")
                    .forEach(parts::remove);
            parts.values().removeIf(Objects::isNull);
            return new ProfiledField(
                    field.ordinal(),
                    field.path(),
                    field.sparkType(),
                    field.profiledType(),
                    field.metrics().stream().map(Fields::figure).toList(),
                    parts);
        }

        private static ProfiledField.Figure figure(Metric metric) {
            return new ProfiledField.Figure(
                    metric.name(),
                    metric.kind().name(),
                    metric.value(),
                    metric.exact(),
                    metric.lower(),
                    metric.upper(),
                    metric.bound(),
                    metric.absentReason());
        }
    }
}
