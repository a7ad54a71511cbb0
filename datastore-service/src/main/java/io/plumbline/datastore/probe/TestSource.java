package io.plumbline.datastore.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.SourceConnection;
import io.plumbline.datastore.registry.Connections;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.EffectiveSource;
import io.plumbline.datastore.registry.SharedConnection;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/**
 * Puts together what a test is to reach: what is stored, with what was sent laid over it. Of a datastore, what was sent stands
 * for its own settings; of a connection alone, for the connection's, unless the test is of a datastore that isn't there yet.
 */
public final class TestSource {

    private final Datastores datastores;
    private final Connections connections;
    private final EffectiveSource effective;

    public TestSource(Datastores datastores, Connections connections) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.connections = requireNonNull(connections, "connections");
        this.effective = new EffectiveSource(connections);
    }

    /** The source, or why there is none. */
    interface Found {
        record Source(SourceConnection connection) implements Found {}

        record Refused(Failure failure) implements Found {}
    }

    Found find(TestConnection command) {
        DatastoreId datastore = command.datastoreId();
        ConnectionId connection = command.connectionId();
        Map<String, Object> properties = command.properties();
        if (datastore != null) {
            return ofDatastore(command, datastore);
        }
        if (connection != null) {
            return ofConnection(command, connection);
        }
        return properties == null
                ? refused(FailureCode.SETTINGS_INVALID, "properties: absent (expected: the settings to test)")
                : new Found.Source(
                        over(command, new SourceConnection(command.connector(), properties, Map.of(), Map.of())));
    }

    /** A datastore's source, as it is stored. */
    Found find(DatastoreId id) {
        return datastores
                .find(id.value())
                .filter(d -> !d.removed())
                .map(d -> effective
                        .of(d)
                        .<Found>map(Found.Source::new)
                        .orElseGet(() -> refused(
                                FailureCode.CONNECTION_UNKNOWN,
                                "the datastore's connection is gone (expected: a registered one)")))
                .orElseGet(() -> refused(
                        FailureCode.DATASTORE_UNKNOWN, "datastoreId: " + id + " (expected: a registered datastore)"));
    }

    private Found ofDatastore(TestConnection command, DatastoreId id) {
        Datastore stored = datastores.find(id.value()).filter(d -> !d.removed()).orElse(null);
        if (stored == null) {
            return refused(FailureCode.DATASTORE_UNKNOWN, "datastoreId: " + id + " (expected: a registered datastore)");
        }
        Failure stale = staleness(command, stored.revision());
        if (stale != null) {
            return new Found.Refused(stale);
        }
        Map<String, Object> properties = command.properties();
        Optional<SourceConnection> source = effective.of(
                properties == null
                        ? stored
                        : stored.change().properties(properties).build());
        return source.<Found>map(s -> new Found.Source(over(command, s)))
                .orElseGet(() -> refused(
                        FailureCode.CONNECTION_UNKNOWN,
                        "the datastore's connection is gone (expected: a registered one)"));
    }

    private Found ofConnection(TestConnection command, ConnectionId id) {
        SharedConnection stored =
                connections.find(id.value()).filter(c -> !c.removed()).orElse(null);
        if (stored == null) {
            return refused(
                    FailureCode.CONNECTION_UNKNOWN, "connectionId: " + id + " (expected: a registered connection)");
        }
        Failure stale = staleness(command, stored.revision());
        if (stale != null) {
            return new Found.Refused(stale);
        }
        Map<String, Object> properties = command.properties();
        SourceConnection source = EffectiveSource.of(stored, Map.of());
        return new Found.Source(over(
                command,
                properties == null
                        ? source
                        : new SourceConnection(
                                source.connector(), properties, source.secrets(), source.secretOwners())));
    }

    /** Changes were checked against one revision: with another, a stored secret might be aimed elsewhere. */
    private static @Nullable Failure staleness(TestConnection command, long revision) {
        Long expected = command.revision();
        boolean changes = command.properties() != null || !command.secrets().isEmpty();
        if (expected == null && !changes) {
            return null;
        }
        return expected != null && expected == revision
                ? null
                : new Failure(
                        FailureCode.STALE_REVISION,
                        "revision: " + (expected == null ? "absent" : expected) + " (expected: " + revision + ")");
    }

    /** The source with the secrets that were sealed for the test. */
    private static SourceConnection over(TestConnection command, SourceConnection source) {
        Map<String, String> secrets = new HashMap<>(source.secrets());
        Map<String, String> owners = new HashMap<>();
        secrets.keySet().forEach(name -> source.ownerOf(name).ifPresent(owner -> owners.put(name, owner)));
        command.secrets().forEach((name, ciphertext) -> {
            secrets.put(name, ciphertext);
            owners.put(name, command.testId().value());
        });
        return new SourceConnection(source.connector(), source.properties(), secrets, owners);
    }

    private static Found refused(FailureCode code, String message) {
        return new Found.Refused(new Failure(code, message));
    }
}
