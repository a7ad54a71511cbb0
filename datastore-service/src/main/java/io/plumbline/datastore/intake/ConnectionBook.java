package io.plumbline.datastore.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.registry.Connections;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.NameTakenException;
import io.plumbline.datastore.registry.SharedConnection;
import io.plumbline.datastore.registry.StoredSecret;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.command.RegisterConnection;
import io.plumbline.events.command.RemoveConnection;
import io.plumbline.events.command.UpdateConnection;
import io.plumbline.events.fact.ConnectionRegistered;
import io.plumbline.events.fact.ConnectionRejected;
import io.plumbline.events.fact.ConnectionRemoved;
import io.plumbline.events.fact.ConnectionUpdated;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** Records, changes and removes shared connections, and knows which datastores are on them. */
public final class ConnectionBook {

    private static final int NAMED_USERS = 20;

    private final Connections connections;
    private final Datastores datastores;
    private final ConnectionFit fit;
    private final Refusals refusals;
    private final FactHeaders headers;
    private final Clock clock;

    public ConnectionBook(
            Connections connections, Datastores datastores, Refusals refusals, FactHeaders headers, Clock clock) {
        this.connections = requireNonNull(connections, "connections");
        this.datastores = requireNonNull(datastores, "datastores");
        this.fit = new ConnectionFit(datastores);
        this.refusals = requireNonNull(refusals, "refusals");
        this.headers = requireNonNull(headers, "headers");
        this.clock = requireNonNull(clock, "clock");
    }

    void register(MessageHeader header, RegisterConnection command) {
        if (refusals.refused(header)) {
            return;
        }
        Optional<SharedConnection> known =
                connections.find(command.connectionId().value());
        if (known.isEmpty()) {
            try {
                add(header, command);
            } catch (NameTakenException e) {
                refusals.record(header, new ConnectionRejected(command.connectionId(), nameTaken(command.name())));
            }
        } else if (!known.get().fingerprint().equals(command.fingerprint())) {
            reject(
                    header,
                    command.connectionId(),
                    new Failure(
                            FailureCode.IDEMPOTENCY_KEY_REUSED,
                            "Idempotency-Key: used before (expected: a new key for a different request)"));
        }
    }

    void update(MessageHeader header, UpdateConnection command) {
        Optional<Changed<SharedConnection>> changed;
        try {
            changed = connections.change(command.connectionId().value(), c -> decide(header, command, c));
        } catch (NameTakenException e) {
            changed = reject(header, command.connectionId(), nameTaken(String.valueOf(command.name())));
        }
        if (changed.filter(c -> !c.record().removed()).isEmpty()) {
            refuseUnknown(header, command.connectionId());
        }
    }

    void remove(MessageHeader header, RemoveConnection command) {
        Optional<Changed<SharedConnection>> changed =
                connections.change(command.connectionId().value(), c -> tombstone(header, c));
        if (changed.filter(Changed::changed).isEmpty()) {
            refuseUnknown(header, command.connectionId());
        }
    }

    /** The datastore is on the connection from now on; false if there is no such connection. Repeating it changes nothing. */
    boolean enter(ConnectionId id, DatastoreId user) {
        return connections
                .change(id.value(), c -> c.removed() || c.users().contains(user) ? null : Change.silent(c.usedBy(user)))
                .filter(c -> !c.record().removed())
                .isPresent();
    }

    boolean isRegistered(ConnectionId id) {
        return connections.find(id.value()).filter(c -> !c.removed()).isPresent();
    }

    /** The datastore is on it no more. Repeating it changes nothing. */
    void leave(ConnectionId id, DatastoreId user) {
        connections.change(id.value(), c -> c.users().contains(user) ? Change.silent(c.leftBy(user)) : null);
    }

    private void add(MessageHeader header, RegisterConnection command) {
        Instant now = clock.instant();
        Map<String, StoredSecret> secrets = command.secrets().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new StoredSecret(e.getValue(), now)));
        FactSequence facts = new FactSequence(headers, header, 0)
                .tell(new ConnectionRegistered(command.connectionId(), command.name(), command.connector()));
        connections.add(
                new SharedConnection(
                        command.connectionId(),
                        command.name(),
                        Datastores.nameKey(command.name()),
                        command.description(),
                        command.connector(),
                        command.properties(),
                        secrets,
                        1,
                        command.fingerprint(),
                        now,
                        header.actor(),
                        now,
                        Set.of(),
                        List.of(header.id()),
                        false,
                        header,
                        1,
                        facts.last()),
                facts.messages());
    }

    private @Nullable Change<SharedConnection> decide(
            MessageHeader header, UpdateConnection command, SharedConnection connection) {
        if (connection.removed() || connection.applied().contains(header.id())) {
            return null;
        }
        Failure failure = refusal(command, connection);
        if (failure != null) {
            return rejection(header, connection, failure);
        }
        SharedConnection.Settings present = connection.settings();
        Failure breach = fit.breach(
                connection,
                Objects.requireNonNullElse(command.properties(), present.properties()),
                sent(command).keySet());
        if (breach != null) {
            return rejection(header, connection, breach);
        }
        Instant now = clock.instant();
        Map<String, StoredSecret> secrets = new HashMap<>(present.secrets());
        sent(command).forEach((field, ciphertext) -> secrets.put(field, new StoredSecret(ciphertext, now)));
        String name = Objects.requireNonNullElse(command.name(), present.name());
        FactSequence facts = new FactSequence(headers, header, connection.sequence())
                .tell(new ConnectionUpdated(connection.id(), name, connection.revision() + 1));
        SharedConnection.Settings settings = new SharedConnection.Settings(
                name,
                command.description() == null ? present.description() : command.description(),
                Objects.requireNonNullElse(command.properties(), present.properties()),
                secrets);
        return new Change<>(connection.changed(settings, now, header.id(), facts.last()), facts.messages());
    }

    private static @Nullable Failure refusal(UpdateConnection command, SharedConnection connection) {
        if (command.expectedRevision() != connection.revision()) {
            return new Failure(
                    FailureCode.STALE_REVISION,
                    "revision: " + command.expectedRevision() + " (expected: " + connection.revision() + ")");
        }
        Map<String, Object> properties = command.properties();
        if (properties == null
                || sent(command).keySet().containsAll(connection.secrets().keySet())) {
            return null;
        }
        return Aim.changed(connection.properties(), properties)
                .map(Amendment::secretNeededAgain)
                .orElse(null);
    }

    private @Nullable Change<SharedConnection> tombstone(MessageHeader header, SharedConnection connection) {
        if (connection.removed() || connection.applied().contains(header.id())) {
            return null;
        }
        if (!connection.users().isEmpty()) {
            return rejection(header, connection, inUse(connection));
        }
        FactSequence facts = new FactSequence(headers, header, connection.sequence())
                .tell(new ConnectionRemoved(connection.id(), connection.name()));
        return new Change<>(connection.tombstone(clock.instant(), header.id(), facts.last()), facts.messages());
    }

    private Failure inUse(SharedConnection connection) {
        List<String> ids =
                connection.users().stream().map(DatastoreId::value).sorted().toList();
        Map<String, String> names =
                datastores.findAll(ids).stream().collect(Collectors.toMap(Datastore::recordId, Datastore::name));
        String shown = ids.stream()
                .map(id -> names.getOrDefault(id, id))
                .sorted()
                .limit(NAMED_USERS)
                .collect(Collectors.joining(", "));
        String more = ids.size() > NAMED_USERS ? " and " + (ids.size() - NAMED_USERS) + " more" : "";
        return new Failure(
                FailureCode.CONNECTION_IN_USE,
                connection.name() + ": used by " + ids.size() + (ids.size() == 1 ? " datastore: " : " datastores: ")
                        + shown + more + " (expected: none)");
    }

    private Optional<Changed<SharedConnection>> reject(MessageHeader header, ConnectionId id, Failure failure) {
        return connections.change(id.value(), c -> c.removed() ? null : rejection(header, c, failure));
    }

    private @Nullable Change<SharedConnection> rejection(
            MessageHeader header, SharedConnection connection, Failure failure) {
        if (connection.applied().contains(header.id())) {
            return null;
        }
        FactSequence facts = new FactSequence(headers, header, connection.sequence())
                .tell(new ConnectionRejected(connection.id(), failure));
        return new Change<>(connection.refused(header.id(), facts.last()), facts.messages());
    }

    /** A tombstone keeps what it has applied: a repeated command isn't refused afterwards. */
    private void refuseUnknown(MessageHeader header, ConnectionId id) {
        boolean applied = connections
                .find(id.value())
                .filter(c -> c.applied().contains(header.id()))
                .isPresent();
        if (!applied) {
            refusals.record(header, new ConnectionRejected(id, unknown(id)));
        }
    }

    static Failure unknown(ConnectionId id) {
        return new Failure(
                FailureCode.CONNECTION_UNKNOWN, "connectionId: " + id + " (expected: a registered connection)");
    }

    private static Failure nameTaken(String name) {
        return new Failure(
                FailureCode.NAME_TAKEN, "name: " + name + " (expected: a name that no other connection has)");
    }

    private static Map<String, String> sent(UpdateConnection command) {
        Map<String, String> secrets = command.secrets();
        return secrets == null ? Map.of() : secrets;
    }
}
