package io.plumbline.gateway.registration;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.SecretView;
import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.events.model.FailureCode;
import io.plumbline.gateway.request.InvalidRequestException;
import io.plumbline.gateway.request.RefusedException;
import io.plumbline.gateway.request.RequestBody;

/**
 * What is stored of a datastore or connection, and what it would be with changes.
 *
 * @param secrets names of those that are set
 * @param freeOfSecrets fields that may change without the secrets although these are bound to them
 */
record StoredSettings(
        ConnectorSpec spec, Map<String, Object> properties, Set<String> secrets, Set<String> freeOfSecrets) {

    static StoredSettings of(String connector, Map<String, Object> properties, Map<String, SecretView> secrets) {
        return new StoredSettings(
                specOf(connector),
                properties,
                secrets.entrySet().stream()
                        .filter(entry -> entry.getValue().set())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new)),
                Set.of());
    }

    /** The same, with these fields free to change: those that a datastore on a connection chooses. */
    StoredSettings withoutBindingOf(Set<String> free) {
        return new StoredSettings(spec, properties, secrets, free);
    }

    /** @throws RefusedException if this build has no such connector */
    static ConnectorSpec specOf(String connector) {
        return ConnectorCatalog.find(connector)
                .orElseThrow(() -> new RefusedException(
                        FailureCode.CONNECTOR_UNKNOWN, "connector: " + connector + " is not in this build"));
    }

    /**
     * All properties as they would be, complete. Changes are merged over the present ones; a null takes one away.
     *
     * @param check adds the connector's faults to the body and completes the properties
     * @throws InvalidRequestException with a pointer for each fault
     * @throws RefusedException if a stored secret would be sent elsewhere
     */
    Map<String, Object> changed(
            Map<String, @Nullable Object> changes, GivenSecrets given, RequestBody body, Check check) {
        Map<String, Object> merged = merged(properties, changes);
        Set<String> leftBehind = leftBehind(merged, changes, given);
        merged.keySet().removeAll(leftBehind);
        Set<String> kept = new TreeSet<>(secrets);
        kept.removeAll(leftBehind);
        Set<String> all = new HashSet<>(kept);
        all.addAll(given.names());
        Map<String, Object> complete = check.complete(spec, body, merged, all);
        body.check();
        kept.removeAll(given.names());
        refuseAimingElsewhere(complete, kept);
        return complete;
    }

    /** Checks settings against their connector. */
    @FunctionalInterface
    interface Check {

        /** The properties with their defaults; faults go to the body. */
        Map<String, Object> complete(
                ConnectorSpec spec, RequestBody body, Map<String, Object> properties, Set<String> secrets);
    }

    static Map<String, Object> merged(Map<String, Object> present, Map<String, @Nullable Object> changes) {
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
    private Set<String> leftBehind(
            Map<String, Object> merged, Map<String, @Nullable Object> changes, GivenSecrets given) {
        Set<String> names = new HashSet<>(spec.namesNotShown(merged));
        names.removeIf(name -> changes.get(name) != null || given.names().contains(name));
        return names;
    }

    /** A stored password must not be sent to a host that an editor has just typed. */
    private void refuseAimingElsewhere(Map<String, Object> complete, Set<String> kept) {
        boolean aimedElsewhere = spec.secretBindingNames().stream()
                .filter(name -> !freeOfSecrets.contains(name))
                .anyMatch(name -> !Objects.equals(text(properties.get(name)), text(complete.get(name))));
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
