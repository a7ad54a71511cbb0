package io.plumbline.datastore.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.connector.spec.Problem;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.SharedConnection;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** Whether the datastores on a shared connection stay valid when it changes: each is checked as it would then be reached. */
final class ConnectionFit {

    private static final int NAMED = 10;

    private final Datastores datastores;

    ConnectionFit(Datastores datastores) {
        this.datastores = requireNonNull(datastores, "datastores");
    }

    /**
     * Why this change can't be made: faults that datastores on the connection would have, and don't have now. Null if there are none.
     *
     * @param after the connection's settings as they would be
     * @param newSecrets names of the secrets that come with the change
     */
    @Nullable
    Failure breach(SharedConnection connection, Map<String, Object> after, Set<String> newSecrets) {
        Optional<ConnectorSpec> spec = ConnectorCatalog.find(connection.connector());
        if (spec.isEmpty() || after.equals(connection.properties())) {
            return null;
        }
        List<String> broken = datastores
                .findAll(connection.users().stream().map(DatastoreId::value).toList())
                .stream()
                .filter(d -> !d.removed())
                .flatMap(d -> fault(spec.get(), connection, after, newSecrets, d).stream())
                .sorted()
                .toList();
        if (broken.isEmpty()) {
            return null;
        }
        String more = broken.size() > NAMED ? " and " + (broken.size() - NAMED) + " more" : "";
        return new Failure(
                FailureCode.SETTINGS_INVALID,
                connection.name() + ": "
                        + broken.stream().limit(NAMED).collect(Collectors.joining("; "))
                        + more + " (expected: settings with which every datastore on the connection stays valid)");
    }

    private static Optional<String> fault(
            ConnectorSpec spec,
            SharedConnection connection,
            Map<String, Object> after,
            Set<String> newSecrets,
            Datastore datastore) {
        Set<String> secrets = new HashSet<>(datastore.secrets().keySet());
        secrets.addAll(connection.secrets().keySet());
        Set<String> known = faults(spec, datastore, connection.properties(), secrets);
        secrets.addAll(newSecrets);
        Set<String> added = new TreeSet<>(faults(spec, datastore, after, secrets));
        added.removeAll(known);
        return added.isEmpty()
                ? Optional.empty()
                : Optional.of("datastore " + datastore.name() + " would have " + String.join(", ", added));
    }

    /** Secrets of another way to log in are left behind, as a worker leaves them. */
    private static Set<String> faults(
            ConnectorSpec spec, Datastore datastore, Map<String, Object> shared, Set<String> secrets) {
        Map<String, Object> properties = new HashMap<>(datastore.properties());
        properties.putAll(shared);
        Set<String> used = new HashSet<>(secrets);
        used.removeAll(spec.namesNotShown(properties));
        return spec.validate(properties, used).problems().stream()
                .map(Problem::message)
                .collect(Collectors.toSet());
    }
}
