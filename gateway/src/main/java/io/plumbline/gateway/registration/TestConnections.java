package io.plumbline.gateway.registration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.plumbline.api.view.ConnectionView;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Role;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.Commands;
import io.plumbline.gateway.request.Fingerprint;
import io.plumbline.gateway.request.InvalidRequestException;
import io.plumbline.gateway.request.OutcomeReader;
import io.plumbline.gateway.request.RefusedException;
import io.plumbline.gateway.request.RequestBody;
import io.plumbline.gateway.request.RequestIds;

/**
 * Asks for connection tests: of settings that are stored nowhere, of a stored datastore or connection, or of a change before it is made.
 * Secrets are sealed for the test alone. Nothing is stored but what the test itself needs until it is answered.
 */
public final class TestConnections {
    private static final Set<String> FIELDS =
            Set.of("datastoreId", "connectionId", "connector", "properties", "secrets", "discover");

    private static final Map<String, String> MAINTENANCE_DATABASES = Map.of(
            "postgresql", "postgres",
            "timescale", "postgres",
            "redshift", "dev",
            "sqlserver", "master",
            "mysql", "information_schema",
            "mariadb", "information_schema");

    private final Commands commands;
    private final RequestIds ids;
    private final SecretSealer sealer;
    private final Lookups lookups;
    private final Duration patience;

    /** @param patience how long an answer is waited for */
    public TestConnections(Commands commands, RequestIds ids, SecretSealer sealer, Lookups lookups, Duration patience) {
        this.commands = commands;
        this.ids = ids;
        this.sealer = sealer;
        this.lookups = lookups;
        this.patience = patience;
    }

    /**
     * Changes are merged over the stored settings, as they are when a datastore is changed, and under the same rule: stored
     * secrets are used only where they would have been used before.
     *
     * @throws RefusedException if the datastore is unknown, or needs its secrets again
     * @throws InvalidRequestException with a pointer for each fault
     */
    public RequestedTest test(Asked asked, Role role, RequestBody body) {
        Optional<DatastoreId> datastore = datastore(body);
        Optional<ConnectionId> connection = RegisterDatastores.connectionId(body);
        List<Discovery> discover = discover(body);
        body.refuseOthers(FIELDS);
        if (datastore.isPresent() && connection.isPresent()) {
            body.wrong("connectionId", "given", "absent with a datastoreId");
        }
        if ((body.has("datastoreId") || body.has("connectionId")) && body.has("connector")) {
            body.wrong("connector", "given", "absent with a datastoreId or connectionId, which has one");
        }
        ConnectionTestId id = ids.connectionTest(asked);
        Wanted wanted = new Wanted(id, role, discover, body);
        TestConnection command;
        if (body.has("datastoreId")) {
            body.check();
            command = ofDatastore(wanted, datastore.orElseThrow());
        } else if (body.has("connectionId")) {
            body.check();
            command = ofConnection(wanted, connection.orElseThrow());
        } else {
            command = ofSettings(wanted);
        }
        String fingerprint = Fingerprint.of(
                id,
                command.connector(),
                String.valueOf(command.datastoreId()),
                String.valueOf(command.connectionId()),
                command.properties() == null ? "" : command.properties(),
                List.copyOf(new TreeSet<>(command.secrets().keySet())),
                discover);
        OutcomeReader reader = OutcomeReader.confirmedBy(ConnectionTested.class);
        return new RequestedTest(id, commands.send(asked.waiting(patience), command, fingerprint, reader));
    }

    private record Wanted(ConnectionTestId id, Role role, List<Discovery> discover, RequestBody body) {

        Map<String, Object> properties() {
            return body.object("properties").orElseGet(LinkedHashMap::new);
        }
    }

    private TestConnection ofSettings(Wanted wanted) {
        RequestBody body = wanted.body();
        Optional<ConnectorSpec> spec = RegisterDatastores.connector(body);
        spec.ifPresent(known -> AdministratorsOnly.check(known, wanted.role()));
        Map<String, Object> properties = wanted.properties();
        GivenSecrets secrets = GivenSecrets.take(
                body, properties, spec.map(ConnectorSpec::secretNames).orElse(Set.of()));
        Map<String, Object> complete = spec.map(s -> RegisterDatastores.validated(
                        s, body, withMaintenanceDatabase(s, properties, wanted.discover()), secrets.names()))
                .orElse(Map.of());
        body.check();
        return new TestConnection(
                wanted.id(),
                null,
                null,
                null,
                spec.orElseThrow().type(),
                complete,
                secrets.sealed(sealer, wanted.id().value()),
                wanted.discover());
    }

    private TestConnection ofDatastore(Wanted wanted, DatastoreId datastoreId) {
        RequestBody body = wanted.body();
        DatastoreView present = lookups.datastore(datastoreId)
                .orElseThrow(
                        () -> new RefusedException(FailureCode.DATASTORE_UNKNOWN, datastoreId + " is not registered"));
        ConnectorSpec spec = StoredSettings.specOf(present.connector());
        AdministratorsOnly.check(spec, wanted.role());
        Map<String, Object> changes = wanted.properties();
        GivenSecrets secrets = GivenSecrets.take(body, changes, spec.secretNames());
        body.check();
        boolean asStored = changes.isEmpty() && secrets.names().isEmpty();
        Map<String, Object> complete =
                asStored ? null : ChangeDatastores.changed(present, lookups, changes, secrets, body);
        return new TestConnection(
                wanted.id(),
                datastoreId,
                present.connectionId(),
                asStored ? null : present.revision(),
                present.connector(),
                complete,
                secrets.sealed(sealer, wanted.id().value()),
                wanted.discover());
    }

    /** Of a connection with what a datastore would bring, or with changes, laid over it. */
    private TestConnection ofConnection(Wanted wanted, ConnectionId connectionId) {
        RequestBody body = wanted.body();
        ConnectionView present = RegisterDatastores.connection(lookups, connectionId);
        StoredSettings stored = StoredSettings.of(present.connector(), present.properties(), present.secrets());
        AdministratorsOnly.check(stored.spec(), wanted.role());
        Map<String, Object> changes = wanted.properties();
        GivenSecrets secrets = GivenSecrets.take(body, changes, stored.spec().secretNames());
        Set<String> inside = SharedSettings.ownable(stored.spec());
        Map<String, Object> complete = stored.withoutBindingOf(inside)
                .changed(
                        changes,
                        secrets,
                        body,
                        (spec, faults, properties, names) -> RegisterDatastores.validated(
                                spec, faults, withMaintenanceDatabase(spec, properties, wanted.discover()), names));
        return new TestConnection(
                wanted.id(),
                null,
                connectionId,
                present.revision(),
                present.connector(),
                complete,
                secrets.sealed(sealer, wanted.id().value()),
                wanted.discover());
    }

    /** Who asks which databases there are can't be asked for one first: the one that every server has is taken. */
    private static Map<String, Object> withMaintenanceDatabase(
            ConnectorSpec spec, Map<String, Object> properties, List<Discovery> discover) {
        String usual = MAINTENANCE_DATABASES.get(spec.type());
        if (usual == null || !discover.contains(Discovery.DATABASES) || properties.get("database") != null) {
            return properties;
        }
        Map<String, Object> complete = new LinkedHashMap<>(properties);
        complete.put("database", usual);
        return complete;
    }

    private static Optional<DatastoreId> datastore(RequestBody body) {
        Optional<String> given = body.text("datastoreId", RegisterDatastores.MAX_NAME);
        try {
            return given.map(DatastoreId::new);
        } catch (IllegalArgumentException e) {
            body.wrong("datastoreId", given.orElse(""), "ds_ and 16 characters of a-z0-9");
            return Optional.empty();
        }
    }

    private static List<Discovery> discover(RequestBody body) {
        List<Discovery> wanted = new ArrayList<>();
        for (String name : body.texts("discover", Discovery.values().length)) {
            Optional<Discovery> known = Arrays.stream(Discovery.values())
                    .filter(d -> d.name().equalsIgnoreCase(name))
                    .findFirst();
            known.ifPresentOrElse(
                    wanted::add, () -> body.wrong("discover", name, "a list of DATABASES, SCHEMAS or both"));
        }
        return wanted.stream().distinct().toList();
    }
}
