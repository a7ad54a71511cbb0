package io.plumbline.datastore.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.SourceConnection;
import io.plumbline.events.ConnectionId;

import static java.util.Objects.requireNonNull;

/**
 * What a worker needs to reach a datastore: its own settings, and those of its connection. Where both have one, the
 * connection's counts: a datastore can't aim its secrets elsewhere. Each secret says for whom it was sealed.
 */
public final class EffectiveSource {

    private final Connections connections;

    public EffectiveSource(Connections connections) {
        this.connections = requireNonNull(connections, "connections");
    }

    /** Empty if the datastore's connection is gone, which a removal never brings about. */
    public Optional<SourceConnection> of(Datastore datastore) {
        ConnectionId shared = datastore.connectionId();
        if (shared == null) {
            return Optional.of(merged(datastore, datastore.properties(), null));
        }
        return connections
                .find(shared.value())
                .filter(c -> !c.removed())
                .map(c -> merged(datastore, datastore.properties(), c));
    }

    /** The connection alone, as a datastore with these settings of its own would be reached. */
    public static SourceConnection of(SharedConnection connection, Map<String, Object> own) {
        Map<String, Object> properties = new HashMap<>(own);
        properties.putAll(connection.properties());
        Map<String, String> secrets = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        add(connection.secrets(), connection.recordId(), secrets, owners);
        return new SourceConnection(connection.connector(), properties, secrets, owners);
    }

    private static SourceConnection merged(
            Datastore datastore, Map<String, Object> own, @Nullable SharedConnection connection) {
        Map<String, Object> properties = new HashMap<>(own);
        Map<String, String> secrets = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        add(datastore.secrets(), datastore.recordId(), secrets, owners);
        if (connection != null) {
            properties.putAll(connection.properties());
            add(connection.secrets(), connection.recordId(), secrets, owners);
        }
        return new SourceConnection(datastore.connector(), properties, secrets, owners);
    }

    private static void add(
            Map<String, StoredSecret> from, String owner, Map<String, String> secrets, Map<String, String> owners) {
        from.forEach((name, secret) -> {
            secrets.put(name, secret.sealed());
            owners.put(name, owner);
        });
    }
}
