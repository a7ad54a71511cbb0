package io.plumbline.gateway.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import io.plumbline.api.view.ConnectionView;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.command.RegisterConnection;
import io.plumbline.events.command.RemoveConnection;
import io.plumbline.events.command.UpdateConnection;
import io.plumbline.events.fact.ConnectionRegistered;
import io.plumbline.events.fact.ConnectionRemoved;
import io.plumbline.events.fact.ConnectionUpdated;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Role;
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

/** Registers, changes and removes shared connections. Their secrets are sealed for the connection, once for all datastores. */
public final class ManageConnections {
    private static final Set<String> FIELDS = Set.of("name", "description", "connector", "properties", "secrets");
    private static final Set<String> CHANGES = Set.of("name", "description", "properties", "secrets", "revision");
    private static final List<String> CHANGEABLE = List.of("name", "description", "properties", "secrets");

    private final Commands commands;
    private final RequestIds ids;
    private final SecretSealer sealer;
    private final Lookups lookups;

    public ManageConnections(Commands commands, RequestIds ids, SecretSealer sealer, Lookups lookups) {
        this.commands = commands;
        this.ids = ids;
        this.sealer = sealer;
        this.lookups = lookups;
    }

    /**
     * Fields that each datastore may bring, such as a database or schema, may be missing.
     *
     * @throws InvalidRequestException with a pointer for each fault
     */
    public RequestedConnection register(Asked asked, Role role, RequestBody body) {
        String name = body.requiredText("name", RegisterDatastores.MAX_NAME).strip();
        Optional<String> description = body.text("description", RegisterDatastores.MAX_DESCRIPTION);
        Optional<ConnectorSpec> spec = RegisterDatastores.connector(body);
        spec.ifPresent(known -> AdministratorsOnly.check(known, role));
        Map<String, Object> properties = body.object("properties").orElseGet(LinkedHashMap::new);
        body.refuseOthers(FIELDS);
        GivenSecrets secrets = GivenSecrets.take(
                body, properties, spec.map(ConnectorSpec::secretNames).orElse(Set.of()));
        Map<String, Object> complete = spec.map(s -> SharedSettings.ofConnection(s, body, properties, secrets.names()))
                .orElse(Map.of());
        body.check();
        String connector = spec.orElseThrow().type();
        ConnectionId id = ids.connection(asked);
        String fingerprint = Fingerprint.of(
                name, description.orElse(""), connector, complete, List.copyOf(new TreeSet<>(secrets.names())));
        RegisterConnection command = new RegisterConnection(
                id,
                name,
                description.orElse(null),
                connector,
                complete,
                secrets.sealed(sealer, id.value()),
                fingerprint);
        OutcomeReader reader = OutcomeReader.confirmedBy(ConnectionRegistered.class);
        return new RequestedConnection(id, commands.send(asked, command, fingerprint, reader));
    }

    /**
     * Properties are merged over the present ones; a null takes one away. A description that is null is emptied.
     *
     * @param ifMatch the revision by header; absent if it is in the body
     * @throws RefusedException if the connection is unknown, at another revision, or needs its secrets again
     * @throws InvalidRequestException with a pointer for each fault
     */
    public CompletableFuture<Outcome> update(
            Asked asked, Role role, ConnectionId id, OptionalLong ifMatch, RequestBody body) {
        OptionalLong inBody = body.wholeNumber("revision", 0, Long.MAX_VALUE);
        OptionalLong revision = ifMatch.isPresent() ? ifMatch : inBody;
        if (revision.isEmpty()) {
            body.wrong("revision", "absent", "the revision that was read, here or as If-Match");
        }
        String name = body.has("name")
                ? body.requiredText("name", RegisterDatastores.MAX_NAME).strip()
                : null;
        String description = body.has("description")
                ? body.text("description", RegisterDatastores.MAX_DESCRIPTION).orElse("")
                : null;
        Map<String, Object> changes = body.object("properties").orElseGet(LinkedHashMap::new);
        body.refuseOthers(CHANGES);
        if (CHANGEABLE.stream().noneMatch(body::has)) {
            body.add("", "body: nothing to change (expected: at least one of " + String.join(", ", CHANGEABLE) + ")");
        }
        body.check();

        ConnectionView present = RegisterDatastores.connection(lookups, id);
        if (present.revision() != revision.getAsLong()) {
            throw new RefusedException(
                    FailureCode.STALE_REVISION,
                    "revision: " + revision.getAsLong() + " (expected: " + present.revision()
                            + ", as somebody changed it since)");
        }
        StoredSettings stored = StoredSettings.of(present.connector(), present.properties(), present.secrets());
        AdministratorsOnly.check(stored.spec(), role);
        GivenSecrets secrets = GivenSecrets.take(body, changes, stored.spec().secretNames());
        Map<String, Object> complete = stored.changed(changes, secrets, body, SharedSettings::ofConnection);
        String fingerprint = Fingerprint.of(
                id,
                revision.getAsLong(),
                String.valueOf(name),
                String.valueOf(description),
                complete,
                new TreeSet<>(secrets.names()).toString());
        UpdateConnection command = new UpdateConnection(
                id,
                name,
                description,
                changes.isEmpty() ? null : complete,
                secrets.names().isEmpty() ? null : secrets.sealed(sealer, id.value()),
                revision.getAsLong());
        return commands.send(asked, command, fingerprint, OutcomeReader.confirmedBy(ConnectionUpdated.class));
    }

    /** Refused while a datastore is on it. */
    public CompletableFuture<Outcome> remove(Asked asked, ConnectionId id) {
        OutcomeReader reader = OutcomeReader.confirmedBy(ConnectionRemoved.class);
        return commands.send(asked, new RemoveConnection(id), Fingerprint.of("remove", id), reader);
    }
}
