package io.plumbline.datastore.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.plumbline.api.view.DatastoreCounters;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.operation.OperationOrder;
import io.plumbline.datastore.operation.QueueOperation;
import io.plumbline.datastore.operation.Truth;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.NameTakenException;
import io.plumbline.datastore.registry.StoredSecret;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.fact.DatastoreRegistered;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.DatastoreLabels;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/**
 * Records new datastores. The first write is the decision: the datastore with its fact, or the refusal with its own. The
 * promised operation comes second, and a repeated command makes up for it.
 */
public final class Registration {

    private final Truth truth;
    private final QueueOperation queue;
    private final ConnectionBook connections;
    private final Refusals refusals;

    public Registration(Truth truth, QueueOperation queue, ConnectionBook connections, Refusals refusals) {
        this.truth = requireNonNull(truth, "truth");
        this.queue = requireNonNull(queue, "queue");
        this.connections = requireNonNull(connections, "connections");
        this.refusals = requireNonNull(refusals, "refusals");
    }

    void register(MessageHeader header, RegisterDatastore command) {
        if (refusals.refused(header)) {
            leave(command);
            refuseOperation(header, command, refusal(command));
            return;
        }
        Optional<Datastore> known =
                truth.datastores().find(command.datastoreId().value());
        ConnectionId connection = command.connectionId();
        if (known.isEmpty() && connection != null && !connections.enter(connection, command.datastoreId())) {
            Failure failure = ConnectionBook.unknown(connection);
            refusals.record(header, new DatastoreRejected(command.datastoreId(), failure));
            refuseOperation(header, command, failure);
            return;
        }
        if (known.isEmpty()) {
            try {
                truth.crash().reached("intake.before-write");
                add(header, command);
                truth.crash().reached("intake.after-write");
            } catch (NameTakenException e) {
                Failure failure = nameTaken(command);
                leave(command);
                refusals.record(header, new DatastoreRejected(command.datastoreId(), failure));
                refuseOperation(header, command, failure);
                return;
            }
            known = truth.datastores().find(command.datastoreId().value());
        }
        Datastore datastore = known.orElseThrow();
        if (datastore.fingerprint().equals(command.fingerprint())) {
            queueCatalog(header, command);
        } else {
            Failure failure = new Failure(
                    FailureCode.IDEMPOTENCY_KEY_REUSED,
                    "Idempotency-Key: used before (expected: a new key for a different request)");
            truth.datastores()
                    .change(datastore.recordId(), d -> Amendment.rejection(truth.headers(), header, d, failure));
            refuseOperation(header, command, failure);
        }
    }

    /** A command that was refused before is refused for the same reason again. */
    private Failure refusal(RegisterDatastore command) {
        ConnectionId connection = command.connectionId();
        return connection == null || connections.isRegistered(connection)
                ? nameTaken(command)
                : ConnectionBook.unknown(connection);
    }

    /** Of a datastore that came to nothing; one that is recorded stays on its connection. */
    private void leave(RegisterDatastore command) {
        ConnectionId connection = command.connectionId();
        if (connection != null
                && truth.datastores().find(command.datastoreId().value()).isEmpty()) {
            connections.leave(connection, command.datastoreId());
        }
    }

    private void add(MessageHeader header, RegisterDatastore command) {
        Instant now = truth.clock().instant();
        Map<String, StoredSecret> secrets = command.secrets().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new StoredSecret(e.getValue(), now)));
        FactSequence facts = new FactSequence(truth.headers(), header, 0)
                .tell(new DatastoreRegistered(
                        command.datastoreId(), command.name(), command.connector(), command.catalogOperationId()));
        truth.datastores()
                .add(
                        new Datastore(
                                command.datastoreId(),
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
                                command.catalogOperationId(),
                                command.profileAfterCatalog(),
                                null,
                                new DatastoreCounters(0, 0, 0, 0, 0, 0),
                                null,
                                null,
                                List.of(header.id()),
                                false,
                                header,
                                command.connectionId(),
                                DatastoreLabels.NONE.changedBy(command.labels()),
                                1,
                                facts.last()),
                        facts.messages());
    }

    private void queueCatalog(MessageHeader header, RegisterDatastore command) {
        OperationId id = command.catalogOperationId();
        if (id != null) {
            queue.queue(order(id, header, command));
        }
    }

    private void refuseOperation(MessageHeader header, RegisterDatastore command, Failure failure) {
        OperationId id = command.catalogOperationId();
        if (id != null) {
            queue.refuse(order(id, header, command), failure);
        }
    }

    private static OperationOrder order(OperationId id, MessageHeader header, RegisterDatastore command) {
        return OperationOrder.catalog(
                id, command.datastoreId(), CatalogSettings.of(false, command.profileAfterCatalog()), header);
    }

    private static Failure nameTaken(RegisterDatastore command) {
        return new Failure(
                FailureCode.NAME_TAKEN, "name: " + command.name() + " (expected: a name that no other datastore has)");
    }
}
