package io.plumbline.gateway.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import io.plumbline.api.view.DatastoreView;
import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.connector.spec.Validation;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.fact.DatastoreRegistered;
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
            "name", "description", "connector", "properties", "secrets", "initiateCatalog", "profileAfterCatalog");

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
        Optional<String> description = body.text("description", MAX_DESCRIPTION);
        Optional<ConnectorSpec> spec = connector(body);
        spec.ifPresent(known -> AdministratorsOnly.check(known, role));
        Map<String, Object> properties = body.object("properties").orElseGet(LinkedHashMap::new);
        boolean initiateCatalog = body.flag("initiateCatalog", true);
        boolean profileAfterCatalog = body.flag("profileAfterCatalog", false);
        body.refuseOthers(FIELDS);
        GivenSecrets secrets = GivenSecrets.take(
                body, properties, spec.map(ConnectorSpec::secretNames).orElse(Set.of()));
        Map<String, Object> complete =
                spec.map(s -> validated(s, body, properties, secrets.names())).orElse(Map.of());
        body.check();
        ConnectorSpec connector = spec.orElseThrow();

        DatastoreId id = ids.datastore(asked);
        OperationId operation = initiateCatalog ? ids.operation(asked) : null;
        String fingerprint = Fingerprint.of(
                name,
                description.orElse(""),
                connector.type(),
                complete,
                List.copyOf(new TreeSet<>(secrets.names())),
                initiateCatalog,
                profileAfterCatalog);
        RegisterDatastore command = new RegisterDatastore(
                id,
                name,
                description.orElse(null),
                connector.type(),
                complete,
                secrets.sealed(sealer, id),
                operation,
                profileAfterCatalog,
                fingerprint);
        if (recordedBefore(asked, command)) {
            DatastoreRegistered known = new DatastoreRegistered(id, name, connector.type(), operation);
            return new Registration(id, operation, CompletableFuture.completedFuture(new Outcome.Confirmed(known)));
        }
        OutcomeReader reader = OutcomeReader.confirmedBy(DatastoreRegistered.class);
        return new Registration(id, operation, commands.send(asked, command, fingerprint, reader));
    }

    private static Optional<ConnectorSpec> connector(RequestBody body) {
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
                && Optional.ofNullable(view.description()).equals(Optional.ofNullable(command.description()))
                && Fingerprint.of(view.properties()).equals(Fingerprint.of(command.properties()))
                && view.secrets().keySet().equals(command.secrets().keySet());
    }
}
