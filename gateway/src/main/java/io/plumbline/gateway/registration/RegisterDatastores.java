package io.plumbline.gateway.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.ConnectionView;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.connector.spec.Validation;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.fact.DatastoreRegistered;
import io.plumbline.events.model.DatastoreLabels;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Role;
import io.plumbline.gateway.lookup.LookupRefusedException;
import io.plumbline.gateway.lookup.LookupUnavailableException;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.Commands;
import io.plumbline.gateway.request.Fingerprint;
import io.plumbline.gateway.request.InvalidRequestException;
import io.plumbline.gateway.request.Outcome;
import io.plumbline.gateway.request.OutcomeReader;
import io.plumbline.gateway.request.RefusedException;
import io.plumbline.gateway.request.RequestBody;
import io.plumbline.gateway.request.RequestIds;

/**
 * Checks a registration against its connector's spec, seals its secrets and publishes it. Needs nobody but Kafka. The
 * fingerprint holds the names of the secrets, not their values: a hash of a password could be guessed.
 */
public final class RegisterDatastores {
    static final int MAX_NAME = 255;
    static final int MAX_DESCRIPTION = 4_000;
    private static final Set<String> FIELDS = Set.of(
            "name",
            "description",
            "connectionId",
            "connector",
            "properties",
            "secrets",
            "initiateCatalog",
            "profileAfterCatalog",
            "tags",
            "group");

    private final Commands commands;
    private final RequestIds ids;
    private final SecretSealer sealer;
    private final Lookups lookups;

    public RegisterDatastores(Commands commands, RequestIds ids, SecretSealer sealer, Lookups lookups) {
        this.commands = commands;
        this.ids = ids;
        this.sealer = sealer;
        this.lookups = lookups;
    }

    /**
     * Publishes the registration; may look up whether a keyed one that waits was recorded before.
     *
     * @param role the caller's, as some connectors are for administrators only
     * @throws InvalidRequestException with a pointer for each fault
     */
    public Registration register(Asked asked, Role role, RequestBody body) {
        String name = body.requiredText("name", MAX_NAME).strip();
        String description = body.text("description", MAX_DESCRIPTION).orElse(null);
        Optional<ConnectionId> shared = connectionId(body);
        boolean initiateCatalog = body.flag("initiateCatalog", true);
        boolean profileAfterCatalog = body.flag("profileAfterCatalog", false);
        DatastoreLabels labels = GivenLabels.read(body);
        body.refuseOthers(FIELDS);
        Source source = shared.isPresent() ? onConnection(shared.get(), role, body) : ofItsOwn(role, body);
        return send(asked, new Wanted(name, description, source, initiateCatalog, profileAfterCatalog, labels));
    }

    /**
     * A datastore on this connection, whose own settings have been checked.
     *
     * @param own as {@link SharedSettings#ofDatastore} gives them
     */
    Registration register(
            Asked asked, String name, ConnectionView connection, Map<String, Object> own, Set<Follow> follows) {
        Source source = new Source(connection.connector(), own, GivenSecrets.NONE, connection.id());
        return send(
                asked,
                new Wanted(
                        name,
                        null,
                        source,
                        follows.contains(Follow.CATALOG),
                        follows.contains(Follow.PROFILE_AFTER_CATALOG),
                        null));
    }

    /** What a registration is followed by. */
    enum Follow {
        CATALOG,
        PROFILE_AFTER_CATALOG
    }

    private record Source(
            String connector,
            Map<String, Object> properties,
            GivenSecrets secrets,
            @Nullable ConnectionId connectionId) {}

    private record Wanted(
            String name,
            @Nullable String description,
            Source source,
            boolean initiateCatalog,
            boolean profileAfterCatalog,
            @Nullable DatastoreLabels labels) {

        String fingerprint() {
            List<Object> parts = new ArrayList<>(List.of(
                    name,
                    description == null ? "" : description,
                    source.connector(),
                    source.properties(),
                    List.copyOf(new TreeSet<>(source.secrets().names())),
                    initiateCatalog,
                    profileAfterCatalog));
            if (source.connectionId() != null) {
                parts.add(source.connectionId());
            }
            if (labels != null) {
                parts.add(labels.tagsOrNone());
                parts.add(String.valueOf(labels.group()));
            }
            return Fingerprint.of(parts.toArray());
        }
    }

    private Source ofItsOwn(Role role, RequestBody body) {
        Optional<ConnectorSpec> spec = connector(body);
        spec.ifPresent(known -> AdministratorsOnly.check(known, role));
        Map<String, Object> properties = body.object("properties").orElseGet(LinkedHashMap::new);
        GivenSecrets secrets = GivenSecrets.take(
                body, properties, spec.map(ConnectorSpec::secretNames).orElse(Set.of()));
        Map<String, Object> complete =
                spec.map(s -> validated(s, body, properties, secrets.names())).orElse(Map.of());
        body.check();
        return new Source(spec.orElseThrow().type(), complete, secrets, null);
    }

    private Source onConnection(ConnectionId id, Role role, RequestBody body) {
        Map<String, Object> properties = body.object("properties").orElseGet(LinkedHashMap::new);
        body.check();
        ConnectionView connection = connection(lookups, id);
        ConnectorSpec spec = StoredSettings.specOf(connection.connector());
        AdministratorsOnly.check(spec, role);
        if (body.has("connector") && !body.text("connector", MAX_NAME).equals(Optional.of(connection.connector()))) {
            body.wrong("connector", "another", connection.connector() + " or absent, as the connection has it");
        }
        GivenSecrets secrets = GivenSecrets.take(body, properties, spec.secretNames());
        refuseSecrets(secrets, body);
        Map<String, Object> own = SharedSettings.ofDatastore(spec, body, properties, connection);
        body.check();
        return new Source(connection.connector(), own, secrets, id);
    }

    private Registration send(Asked asked, Wanted wanted) {
        DatastoreId id = ids.datastore(asked);
        OperationId operation = wanted.initiateCatalog() ? ids.operation(asked) : null;
        Source source = wanted.source();
        String fingerprint = wanted.fingerprint();
        RegisterDatastore command = new RegisterDatastore(
                id,
                wanted.name(),
                wanted.description(),
                source.connector(),
                source.properties(),
                source.secrets().sealed(sealer, id.value()),
                operation,
                wanted.profileAfterCatalog(),
                fingerprint,
                source.connectionId(),
                wanted.labels());
        if (recordedBefore(asked, command)) {
            DatastoreRegistered known = new DatastoreRegistered(id, command.name(), command.connector(), operation);
            return new Registration(id, operation, CompletableFuture.completedFuture(new Outcome.Confirmed(known)));
        }
        OutcomeReader reader = OutcomeReader.confirmedBy(DatastoreRegistered.class);
        return new Registration(id, operation, commands.send(asked, command, fingerprint, reader));
    }

    /** The connection to put a datastore on. Empty if none is named; one that is no id is a fault. */
    static Optional<ConnectionId> connectionId(RequestBody body) {
        Optional<String> given = body.text("connectionId", MAX_NAME);
        try {
            return given.map(ConnectionId::new);
        } catch (IllegalArgumentException e) {
            body.wrong("connectionId", given.orElse(""), "cn_ and 16 characters of a-z0-9");
            return Optional.empty();
        }
    }

    /** @throws RefusedException if there is none */
    static ConnectionView connection(Lookups lookups, ConnectionId id) {
        return lookups.connection(id)
                .orElseThrow(() -> new RefusedException(FailureCode.CONNECTION_UNKNOWN, id + " is not registered"));
    }

    /** Who may choose where a connection's secrets go needn't know them; who brings his own needs no connection. */
    static void refuseSecrets(GivenSecrets secrets, RequestBody body) {
        secrets.names()
                .forEach(name -> body.add(
                        "/secrets/" + RequestBody.escaped(name),
                        name + ": given (expected: absent, as the connection has the secrets)"));
    }

    static Optional<ConnectorSpec> connector(RequestBody body) {
        String type = body.requiredText("connector", MAX_NAME);
        Optional<ConnectorSpec> spec = ConnectorCatalog.find(type);
        if (spec.isEmpty() && !type.isEmpty()) {
            List<String> known =
                    ConnectorCatalog.all().stream().map(ConnectorSpec::type).toList();
            body.wrong("connector", type, "one of " + String.join(", ", known));
        }
        return spec;
    }

    /** The properties with their defaults; faults go to the body. */
    static Map<String, Object> validated(
            ConnectorSpec spec, RequestBody body, Map<String, Object> properties, Set<String> secrets) {
        Validation validation = spec.validate(properties, secrets);
        List<io.plumbline.connector.spec.Problem> problems = new ArrayList<>(validation.problems());
        problems.forEach(problem -> body.add(problem.pointer(), problem.message()));
        return validation.properties();
    }

    /** Whether the very same request under the same key is already recorded. If nobody can say, it is asked again. */
    private boolean recordedBefore(Asked asked, RegisterDatastore command) {
        if (asked.key().isEmpty() || !asked.waits()) {
            return false;
        }
        try {
            return lookups.datastore(command.datastoreId())
                    .filter(view -> same(view, command))
                    .isPresent();
        } catch (LookupUnavailableException | LookupRefusedException e) {
            return false;
        }
    }

    private static boolean same(DatastoreView view, RegisterDatastore command) {
        return view.name().equals(command.name())
                && view.connector().equals(command.connector())
                && Optional.ofNullable(view.connectionId()).equals(Optional.ofNullable(command.connectionId()))
                && sameLabels(view, command.labels())
                && Optional.ofNullable(view.description()).equals(Optional.ofNullable(command.description()))
                && Fingerprint.of(view.properties()).equals(Fingerprint.of(command.properties()))
                && view.secrets().keySet().equals(command.secrets().keySet());
    }

    private static boolean sameLabels(DatastoreView view, @Nullable DatastoreLabels labels) {
        DatastoreLabels given = labels == null ? DatastoreLabels.NONE : labels;
        return new DatastoreLabels(view.tags(), view.group()).equals(DatastoreLabels.NONE.changedBy(given));
    }
}
