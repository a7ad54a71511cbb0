package io.plumbline.gateway.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.ConnectionView;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.RemoveDatastore;
import io.plumbline.events.command.UpdateDatastore;
import io.plumbline.events.fact.DatastoreRemoved;
import io.plumbline.events.fact.DatastoreUpdated;
import io.plumbline.events.model.DatastoreLabels;
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

/** Changes and removes datastores. A change is made from a stated revision and needs the datastore's present settings. */
public final class ChangeDatastores {
    private static final Set<String> FIELDS =
            Set.of("name", "description", "properties", "secrets", "revision", "tags", "group");
    private static final List<String> CHANGEABLE =
            List.of("name", "description", "tags", "group", "properties", "secrets");

    private final Commands commands;
    private final SecretSealer sealer;
    private final Lookups lookups;

    public ChangeDatastores(Commands commands, SecretSealer sealer, Lookups lookups) {
        this.commands = commands;
        this.sealer = sealer;
        this.lookups = lookups;
    }

    /**
     * Properties are merged over the present ones; a null takes one away. A description that is null is emptied, a group that is null is left.
     *
     * @param role the caller's, as some connectors are for administrators only
     * @param ifMatch the revision by header; absent if it is in the body
     * @throws RefusedException if the datastore is unknown, at another revision, or needs its secrets again
     * @throws InvalidRequestException with a pointer for each fault
     */
    public CompletableFuture<Outcome> update(
            Asked asked, Role role, DatastoreId id, OptionalLong ifMatch, RequestBody body) {
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
        DatastoreLabels labels = GivenLabels.read(body);
        Optional<Map<String, Object>> changes = body.object("properties");
        body.refuseOthers(FIELDS);
        if (CHANGEABLE.stream().noneMatch(body::has)) {
            body.add("", "body: nothing to change (expected: at least one of " + String.join(", ", CHANGEABLE) + ")");
        }
        body.check();

        DatastoreView present = lookups.datastore(id)
                .orElseThrow(() -> new RefusedException(FailureCode.DATASTORE_UNKNOWN, id + " is not registered"));
        refuseStale(present, revision.getAsLong());
        ConnectorSpec spec = StoredSettings.specOf(present.connector());
        AdministratorsOnly.check(spec, role);
        Map<String, Object> changed = changes.orElseGet(LinkedHashMap::new);
        GivenSecrets secrets = GivenSecrets.take(body, changed, spec.secretNames());
        Map<String, Object> complete = changed(present, lookups, changed, secrets, body);

        String fingerprint = Fingerprint.of(
                id,
                revision.getAsLong(),
                String.valueOf(name),
                String.valueOf(description),
                complete,
                new TreeSet<>(secrets.names()) + (labels == null ? "" : labels.toString()));
        Map<String, Object> settings = changed.isEmpty() ? null : complete;
        Map<String, String> sealed = secrets.names().isEmpty() ? null : secrets.sealed(sealer, id.value());
        UpdateDatastore command =
                new UpdateDatastore(id, name, description, settings, sealed, revision.getAsLong(), labels);
        return commands.send(asked, command, fingerprint, OutcomeReader.confirmedBy(DatastoreUpdated.class));
    }

    public CompletableFuture<Outcome> remove(Asked asked, DatastoreId id) {
        OutcomeReader reader = OutcomeReader.confirmedBy(DatastoreRemoved.class);
        return commands.send(asked, new RemoveDatastore(id), Fingerprint.of("remove", id), reader);
    }

    /**
     * A datastore's own settings as they would be with these changes.
     *
     * @throws InvalidRequestException with a pointer for each fault
     * @throws RefusedException if a stored secret would be sent elsewhere
     */
    static Map<String, Object> changed(
            DatastoreView present,
            Lookups lookups,
            Map<String, @Nullable Object> changes,
            GivenSecrets secrets,
            RequestBody body) {
        ConnectionId connectionId = present.connectionId();
        StoredSettings stored = StoredSettings.of(present.connector(), present.properties(), present.secrets());
        if (connectionId == null) {
            return stored.changed(changes, secrets, body, RegisterDatastores::validated);
        }
        RegisterDatastores.refuseSecrets(secrets, body);
        ConnectionView connection = RegisterDatastores.connection(lookups, connectionId);
        Map<String, Object> own = SharedSettings.ofDatastore(
                stored.spec(), body, StoredSettings.merged(present.properties(), changes), connection);
        body.check();
        return own;
    }

    private static void refuseStale(DatastoreView present, long revision) {
        if (present.revision() != revision) {
            throw new RefusedException(
                    FailureCode.STALE_REVISION,
                    "revision: " + revision + " (expected: " + present.revision() + ", as somebody changed it since)");
        }
    }
}
