package io.plumbline.catalog.outbound.source;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.ConnectionTestTarget;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.catalog.probe.SourceProbe;
import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.connector.spec.FieldSpec;
import io.plumbline.connectors.Capability;
import io.plumbline.connectors.Probe;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.events.model.ConnectionProblem;
import io.plumbline.events.model.ConnectionTestFailure;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.NameList;
import io.plumbline.worker.outbound.source.SourceFailures;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.work.WorkFailureException;

/** Probes a source through its connector, and says of a failure what a person can do about it. */
public final class ConnectorProbe implements SourceProbe {

    private static final Logger log = LoggerFactory.getLogger(ConnectorProbe.class);

    /** What means the same inside and outside of any quotes: nothing else goes into a statement that somebody will run. */
    private static final Pattern PASTABLE = Pattern.compile("[\\p{L}\\p{N}_.@-]{1,200}");

    private static final Map<String, String> MAINTENANCE_DATABASES =
            Map.of("postgresql", "postgres", "timescaledb", "postgres", "redshift", "dev", "sqlserver", "master");

    private final WorkSources sources;

    public ConnectorProbe(WorkSources sources) {
        this.sources = sources;
    }

    @Override
    public ConnectionTestOutcome probe(WorkAssignment assignment, Stopping stopping) {
        try (Source source = sources.open(assignment)) {
            stopping.onStop(source::cancel);
            return probe(source, assignment);
        } catch (WorkFailureException e) {
            log.info("A connection test failed: {}", e.getMessage(), e.getCause());
            return ConnectionTestOutcome.failed(explained(e.failure(), assignment, null));
        }
    }

    private ConnectionTestOutcome probe(Source source, WorkAssignment assignment) {
        ConnectionTestTarget target = assignment.test();
        List<Discovery> discover = target == null ? List.of() : target.discover();
        try {
            Probe answer = source.probe();
            return new ConnectionTestOutcome(
                    true,
                    null,
                    answer.latency().toMillis(),
                    answer.product(),
                    answer.version(),
                    countsOf(answer.containers()),
                    listed(
                            source,
                            Capability.LISTS_DATABASES,
                            discover.contains(Discovery.DATABASES),
                            source::databases),
                    listed(source, Capability.LISTS_SCHEMAS, discover.contains(Discovery.SCHEMAS), source::schemas));
        } catch (SourceException e) {
            log.info("A connection test failed: {} {}", e.failure(), e.reason(), e);
            Failure failure = new Failure(SourceFailures.codeOf(e.failure()), e.reason());
            return ConnectionTestOutcome.failed(explained(failure, assignment, source));
        }
    }

    /** The names; null if they weren't asked for, or if the source has no such list for these settings. */
    private static @Nullable NameList listed(
            Source source, Capability capability, boolean wanted, Supplier<List<String>> names) {
        if (!wanted || !source.capabilities().contains(capability)) {
            return null;
        }
        try {
            return NameList.of(names.get());
        } catch (SourceException e) {
            if (e.failure() == SourceFailure.NOT_SUPPORTED) {
                return null;
            }
            throw e;
        }
    }

    /** The failure with the grants to run, or with what there is instead. */
    private ConnectionTestFailure explained(Failure failure, WorkAssignment assignment, @Nullable Source source) {
        ConnectionProblem problem = ConnectionProblem.of(failure.code());
        String grants = problem == ConnectionProblem.MISSING_RIGHT
                ? ConnectorCatalog.find(assignment.connection().connector())
                        .map(spec -> grantsOf(spec, assignment.connection().properties()))
                        .orElse(null)
                : null;
        NameList existing = switch (failure.code()) {
            case DATABASE_NOT_FOUND -> otherDatabases(source, assignment);
            case SCHEMA_NOT_FOUND -> existing(source, Capability.LISTS_SCHEMAS);
            default -> null;
        };
        return new ConnectionTestFailure(problem, failure.code(), failure.message(), grants, existing);
    }

    /** The script with this datastore's own names in it where they are plain, or the words where nothing can be pasted. */
    private static String grantsOf(ConnectorSpec spec, Map<String, Object> properties) {
        String script = spec.grantScript();
        if (script == null) {
            return spec.rights();
        }
        Set<String> plain = spec.fields().stream()
                .filter(f -> !f.secret())
                .map(FieldSpec::name)
                .collect(Collectors.toSet());
        String filled = script;
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            String value = String.valueOf(property.getValue());
            if (plain.contains(property.getKey()) && PASTABLE.matcher(value).matches()) {
                filled = filled.replace("{{" + property.getKey() + "}}", value);
            }
        }
        return filled;
    }

    /** What databases there are, asked of the one that every server of the kind has where a connection needs one. */
    private @Nullable NameList otherDatabases(@Nullable Source source, WorkAssignment assignment) {
        SourceConnection wanted = assignment.connection();
        String usual = MAINTENANCE_DATABASES.get(wanted.connector());
        if (usual == null || usual.equals(wanted.properties().get("database"))) {
            return existing(source, Capability.LISTS_DATABASES);
        }
        Map<String, Object> properties = new HashMap<>(wanted.properties());
        properties.put("database", usual);
        properties.remove("schema");
        try (Source other = sources.open(assignment.reaching(
                new SourceConnection(wanted.connector(), properties, wanted.secrets(), wanted.secretOwners())))) {
            return existing(other, Capability.LISTS_DATABASES);
        } catch (WorkFailureException e) {
            log.debug("What there is instead can't be listed", e);
            return null;
        }
    }

    /** What there is; null if the source can't say, which is no failure of its own. */
    private static @Nullable NameList existing(@Nullable Source source, Capability capability) {
        if (source == null || !source.capabilities().contains(capability)) {
            return null;
        }
        try {
            return NameList.of(capability == Capability.LISTS_DATABASES ? source.databases() : source.schemas());
        } catch (SourceException e) {
            log.debug("What there is instead can't be listed", e);
            return null;
        }
    }

    private static @Nullable Map<ContainerKind, Long> countsOf(
            @Nullable Map<io.plumbline.connectors.ContainerKind, Long> counts) {
        if (counts == null) {
            return null;
        }
        Map<ContainerKind, Long> told = new EnumMap<>(ContainerKind.class);
        counts.forEach((kind, count) -> told.merge(FoundContainers.kindOf(kind), count, Long::sum));
        return told;
    }
}
