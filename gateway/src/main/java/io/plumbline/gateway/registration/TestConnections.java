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

import io.plumbline.api.view.DatastoreView;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.FailureCode;
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
 * Asks for connection tests: of settings that are stored nowhere, of a stored datastore, or of a change to one before it is made.
 * Secrets are sealed for the test alone. Nothing is stored but what the test itself needs until it is answered.
 */
public final class TestConnections {
    private static final Set<String> FIELDS = Set.of("datastoreId", "connector", "properties", "secrets", "discover");

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
    public RequestedTest test(Asked asked, RequestBody body) {
        Optional<DatastoreId> stored = datastore(body);
        List<Discovery> discover = discover(body);
        body.refuseOthers(FIELDS);
        ConnectionTestId id = ids.connectionTest(asked);
        TestConnection command =
                stored.isPresent() ? ofStored(id, stored.get(), discover, body) : ofSettings(id, discover, body);
        String fingerprint = Fingerprint.of(
                id,
                command.connector(),
                String.valueOf(command.datastoreId()),
                command.properties() == null ? "" : command.properties(),
                List.copyOf(new TreeSet<>(command.secrets().keySet())),
                discover);
        OutcomeReader reader = OutcomeReader.confirmedBy(ConnectionTested.class);
        return new RequestedTest(id, commands.send(asked.waiting(patience), command, fingerprint, reader));
    }

    private TestConnection ofSettings(ConnectionTestId id, List<Discovery> discover, RequestBody body) {
        Optional<ConnectorSpec> spec = RegisterDatastores.connector(body);
        Map<String, Object> properties = body.object("properties").orElseGet(LinkedHashMap::new);
        GivenSecrets secrets = GivenSecrets.take(
                body, properties, spec.map(ConnectorSpec::secretNames).orElse(Set.of()));
        Map<String, Object> complete = spec.map(s -> RegisterDatastores.validated(s, body, properties, secrets.names()))
                .orElse(Map.of());
        body.check();
        return new TestConnection(
                id,
                null,
                null,
                null,
                spec.orElseThrow().type(),
                complete,
                secrets.sealed(sealer, id.value()),
                discover);
    }

    private TestConnection ofStored(
            ConnectionTestId id, DatastoreId datastoreId, List<Discovery> discover, RequestBody body) {
        if (body.has("connector")) {
            body.wrong("connector", "given", "absent, as the datastore has one");
        }
        Optional<Map<String, Object>> given = body.object("properties");
        body.check();
        DatastoreView present = lookups.datastore(datastoreId)
                .orElseThrow(
                        () -> new RefusedException(FailureCode.DATASTORE_UNKNOWN, datastoreId + " is not registered"));
        ConnectorSpec spec = ChangeDatastores.specOf(present);
        Map<String, Object> changes = given.orElseGet(LinkedHashMap::new);
        GivenSecrets secrets = GivenSecrets.take(body, changes, spec.secretNames());
        body.check();
        if (changes.isEmpty() && secrets.names().isEmpty()) {
            return new TestConnection(id, datastoreId, null, null, present.connector(), null, Map.of(), discover);
        }
        Map<String, Object> complete = ChangeDatastores.changed(spec, present, changes, secrets, body);
        return new TestConnection(
                id,
                datastoreId,
                null,
                present.revision(),
                present.connector(),
                complete,
                secrets.sealed(sealer, id.value()),
                discover);
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
