package io.plumbline.datastore.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.operation.CancelWork;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.Truth;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.NameTakenException;
import io.plumbline.datastore.registry.StoredSecret;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.command.RemoveDatastore;
import io.plumbline.events.command.UpdateDatastore;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.fact.DatastoreRemoved;
import io.plumbline.events.fact.DatastoreUpdated;
import io.plumbline.events.model.DatastoreLabels;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** Changes and removes datastores. */
public final class Amendment {

    private static final String DATABASE = "database";
    private static final int REMEMBERED_COMMANDS = 64;

    private final Truth truth;
    private final CancelWork cancel;
    private final ConnectionBook connections;
    private final Refusals refusals;

    public Amendment(Truth truth, CancelWork cancel, ConnectionBook connections, Refusals refusals) {
        this.truth = requireNonNull(truth, "truth");
        this.cancel = requireNonNull(cancel, "cancel");
        this.connections = requireNonNull(connections, "connections");
        this.refusals = requireNonNull(refusals, "refusals");
    }

    void update(MessageHeader header, UpdateDatastore command) {
        Optional<Changed<Datastore>> changed;
        try {
            changed = truth.datastores().change(command.datastoreId().value(), d -> decide(header, command, d));
        } catch (NameTakenException e) {
            Failure failure = new Failure(
                    FailureCode.NAME_TAKEN,
                    "name: " + command.name() + " (expected: a name that no other datastore has)");
            changed = truth.datastores()
                    .change(
                            command.datastoreId().value(),
                            d -> d.removed() ? null : rejection(truth.headers(), header, d, failure));
        }
        if (changed.filter(c -> !c.record().removed()).isEmpty()) {
            refuseUnknown(header, command.datastoreId(), changed.isPresent());
        }
    }

    void remove(MessageHeader header, RemoveDatastore command) {
        Optional<Changed<Datastore>> changed =
                truth.datastores().change(command.datastoreId().value(), d -> tombstone(header, d));
        if (changed.filter(Changed::changed).isEmpty()) {
            refuseUnknown(header, command.datastoreId(), changed.isPresent());
        }
        for (Operation operation : truth.operations().livingOf(command.datastoreId())) {
            cancel.cancel(operation.id(), header.actor());
        }
        changed.map(c -> c.record().connectionId()).ifPresent(c -> connections.leave(c, command.datastoreId()));
    }

    /** The fact of a refusal on the datastore's own record, once for each command. */
    static @Nullable Change<Datastore> rejection(
            FactHeaders headers, MessageHeader header, Datastore datastore, Failure failure) {
        if (datastore.applied().contains(header.id())) {
            return null;
        }
        FactSequence facts = new FactSequence(headers, header, datastore.sequence())
                .tell(new DatastoreRejected(datastore.id(), failure));
        return new Change<>(
                datastore
                        .change()
                        .applied(remember(datastore, header))
                        .sequence(facts.last())
                        .build(),
                facts.messages());
    }

    private @Nullable Change<Datastore> decide(MessageHeader header, UpdateDatastore command, Datastore datastore) {
        if (datastore.removed() || datastore.applied().contains(header.id())) {
            return null;
        }
        Failure failure = refusal(command, datastore);
        if (failure != null) {
            return rejection(truth.headers(), header, datastore, failure);
        }
        Instant now = truth.clock().instant();
        String name = command.name() == null ? datastore.name() : command.name();
        long revision = datastore.revision() + 1;
        FactSequence facts = new FactSequence(truth.headers(), header, datastore.sequence())
                .tell(new DatastoreUpdated(datastore.id(), name, revision));
        Map<String, Object> properties = command.properties();
        Map<String, StoredSecret> secrets = new HashMap<>(datastore.secrets());
        sent(command).forEach((field, ciphertext) -> secrets.put(field, new StoredSecret(ciphertext, now)));
        String description = command.description();
        return new Change<>(
                datastore
                        .change()
                        .name(name)
                        .nameKey(Datastores.nameKey(name))
                        .description(description == null ? datastore.description() : description)
                        .properties(properties == null ? datastore.properties() : properties)
                        .secrets(secrets)
                        .labels(datastore.labelsOrNone().changedBy(command.labels()))
                        .revision(revision)
                        .updatedAt(now)
                        .applied(remember(datastore, header))
                        .sequence(facts.last())
                        .build(),
                facts.messages());
    }

    private static @Nullable Failure refusal(UpdateDatastore command, Datastore datastore) {
        if (command.expectedRevision() != datastore.revision()) {
            return new Failure(
                    FailureCode.STALE_REVISION,
                    "revision: " + command.expectedRevision() + " (expected: " + datastore.revision() + ")");
        }
        Map<String, Object> properties = command.properties();
        if (properties == null
                || sent(command).keySet().containsAll(datastore.secrets().keySet())) {
            return null;
        }
        return Aim.changed(datastore.properties(), properties)
                .or(() -> Aim.same(
                                properties.get(DATABASE), datastore.properties().get(DATABASE))
                        ? Optional.empty()
                        : Optional.of(DATABASE))
                .map(Amendment::secretNeededAgain)
                .orElse(null);
    }

    static Failure secretNeededAgain(String field) {
        return new Failure(
                FailureCode.SECRET_NEEDED_AGAIN,
                field + ": changed (expected: the secrets sent again, as a stored one is never aimed elsewhere)");
    }

    private static Map<String, String> sent(UpdateDatastore command) {
        Map<String, String> secrets = command.secrets();
        return secrets == null ? Map.of() : secrets;
    }

    private @Nullable Change<Datastore> tombstone(MessageHeader header, Datastore datastore) {
        if (datastore.removed()) {
            return null;
        }
        FactSequence facts = new FactSequence(truth.headers(), header, datastore.sequence())
                .tell(new DatastoreRemoved(datastore.id(), datastore.name()));
        return new Change<>(
                datastore
                        .change()
                        .removed(true)
                        .nameKey("removed/" + datastore.id())
                        .description(null)
                        .properties(Map.of())
                        .secrets(Map.of())
                        .labels(DatastoreLabels.NONE)
                        .inventory(null)
                        .updatedAt(truth.clock().instant())
                        .applied(remember(datastore, header))
                        .sequence(facts.last())
                        .build(),
                facts.messages());
    }

    /** A tombstone keeps what it has applied: a repeated update isn't refused afterwards. */
    private void refuseUnknown(MessageHeader header, DatastoreId id, boolean tombstone) {
        boolean applied = tombstone
                && truth.datastores()
                        .find(id.value())
                        .filter(d -> d.applied().contains(header.id()))
                        .isPresent();
        if (!applied) {
            refusals.record(
                    header,
                    new DatastoreRejected(
                            id,
                            new Failure(
                                    FailureCode.DATASTORE_UNKNOWN,
                                    "datastoreId: " + id + " (expected: a registered datastore)")));
        }
    }

    private static List<String> remember(Datastore datastore, MessageHeader header) {
        List<String> applied = new ArrayList<>(datastore.applied());
        applied.add(header.id());
        return applied.subList(Math.max(0, applied.size() - REMEMBERED_COMMANDS), applied.size());
    }
}
