package io.plumbline.gateway.registration;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.DatastoreView;
import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.RemoveDatastore;
import io.plumbline.events.command.UpdateDatastore;
import io.plumbline.events.fact.DatastoreRemoved;
import io.plumbline.events.fact.DatastoreUpdated;
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
    private static final Set<String> FIELDS = Set.of("name", "description", "properties", "secrets", "revision");
    private static final List<String> CHANGEABLE = List.of("name", "description", "properties", "secrets");

    private final Commands commands;
    private final SecretSealer sealer;
    private final Lookups lookups;

    public ChangeDatastores(Commands commands, SecretSealer sealer, Lookups lookups) {
        this.commands = commands;
        this.sealer = sealer;
        this.lookups = lookups;
    }

    /**
     * Properties are merged over the present ones; a null takes one away. A description that is null is emptied.
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
        Optional<Map<String, Object>> changes = body.object("properties");
        body.refuseOthers(FIELDS);
        if (CHANGEABLE.stream().noneMatch(body::has)) {
            body.add("", "body: nothing to change (expected: at least one of " + String.join(", ", CHANGEABLE) + ")");
        }
        body.check();

        DatastoreView present = lookups.datastore(id)
                .orElseThrow(() -> new RefusedException(FailureCode.DATASTORE_UNKNOWN, id + " is not registered"));
        refuseStale(present, revision.getAsLong());
        ConnectorSpec spec = ConnectorCatalog.find(present.connector())
                .orElseThrow(() -> new RefusedException(
                        FailureCode.CONNECTOR_UNKNOWN, "connector: " + present.connector() + " is not in this build"));
        AdministratorsOnly.check(spec, role);
        Map<String, Object> changed = changes.orElseGet(LinkedHashMap::new);
        GivenSecrets secrets = GivenSecrets.take(body, changed, spec.secretNames());
        Map<String, Object> merged = merged(present.properties(), changed);
        Set<String> leftBehind = leftBehind(spec, merged, changed, secrets);
        merged.keySet().removeAll(leftBehind);
        Set<String> stored = stored(present, leftBehind);
        Map<String, Object> complete = RegisterDatastores.validated(spec, body, merged, union(stored, secrets));
        body.check();
        refuseAimingElsewhere(spec, present, complete, without(stored, secrets));

        String fingerprint = Fingerprint.of(
                id,
                revision.getAsLong(),
                String.valueOf(name),
                String.valueOf(description),
                complete,
                new TreeSet<>(secrets.names()).toString());
        Map<String, Object> settings = changed.isEmpty() ? null : complete;
        Map<String, String> sealed = secrets.names().isEmpty() ? null : secrets.sealed(sealer, id);
        UpdateDatastore command = new UpdateDatastore(id, name, description, settings, sealed, revision.getAsLong());
        return commands.send(asked, command, fingerprint, OutcomeReader.confirmedBy(DatastoreUpdated.class));
    }

    public CompletableFuture<Outcome> remove(Asked asked, DatastoreId id) {
        OutcomeReader reader = OutcomeReader.confirmedBy(DatastoreRemoved.class);
        return commands.send(asked, new RemoveDatastore(id), Fingerprint.of("remove", id), reader);
    }

    private static void refuseStale(DatastoreView present, long revision) {
        if (present.revision() != revision) {
            throw new RefusedException(
                    FailureCode.STALE_REVISION,
                    "revision: " + revision + " (expected: " + present.revision() + ", as somebody changed it since)");
        }
    }

    private static Map<String, Object> merged(Map<String, Object> present, Map<String, @Nullable Object> changes) {
        Map<String, Object> merged = new TreeMap<>(present);
        changes.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }

    /** What belongs to another way to log in than the one now chosen, unless the caller has sent it: that is his mistake. */
    private static Set<String> leftBehind(
            ConnectorSpec spec, Map<String, Object> merged, Map<String, Object> changed, GivenSecrets secrets) {
        Set<String> names = new HashSet<>(spec.namesNotShown(merged));
        names.removeIf(name -> changed.get(name) != null || secrets.names().contains(name));
        return names;
    }

    private static Set<String> stored(DatastoreView present, Set<String> leftBehind) {
        return present.secrets().entrySet().stream()
                .filter(entry -> entry.getValue().set() && !leftBehind.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Set<String> stored, GivenSecrets secrets) {
        Set<String> names = new HashSet<>(stored);
        names.addAll(secrets.names());
        return names;
    }

    private static Set<String> without(Set<String> stored, GivenSecrets secrets) {
        Set<String> names = new TreeSet<>(stored);
        names.removeAll(secrets.names());
        return names;
    }

    /** A stored password must not be sent to a host that an editor has just typed. */
    private static void refuseAimingElsewhere(
            ConnectorSpec spec, DatastoreView present, Map<String, Object> complete, Set<String> kept) {
        boolean aimedElsewhere = spec.secretBindingNames().stream()
                .anyMatch(name -> !Objects.equals(text(present.properties().get(name)), text(complete.get(name))));
        if (aimedElsewhere && !kept.isEmpty()) {
            throw new RefusedException(
                    FailureCode.SECRET_NEEDED_AGAIN,
                    "secrets: " + String.join(", ", kept) + " absent (expected: sent again, because one of "
                            + String.join(", ", spec.secretBindingNames()) + " changes)");
        }
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
