package io.plumbline.datastore.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageHeader;

import static java.util.Objects.requireNonNull;

/**
 * Settings and secrets that several datastores share, or the tombstone of such. A datastore enters {@code users} before it is
 * recorded and leaves after it is gone, so that a connection is never removed under one.
 *
 * @param revision grows with each change that a user made; what an update must name
 * @param fingerprint of the registering request
 * @param users the datastores on it
 * @param applied the newest ids of commands that changed this record, so that a repeated one is noticed
 * @param version what a write is compared with
 */
public record SharedConnection(
        ConnectionId id,
        String name,
        String nameKey,
        @Nullable String description,
        String connector,
        Map<String, Object> properties,
        Map<String, StoredSecret> secrets,
        long revision,
        String fingerprint,
        Instant createdAt,
        @Nullable String createdBy,
        Instant updatedAt,
        Set<DatastoreId> users,
        List<String> applied,
        boolean removed,
        MessageHeader cause,
        long version,
        long sequence)
        implements Recorded {

    private static final int REMEMBERED_COMMANDS = 64;

    public SharedConnection {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(nameKey, "nameKey");
        requireNonNull(connector, "connector");
        properties = Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
        users = Set.copyOf(users);
        applied = List.copyOf(applied);
        requireNonNull(cause, "cause");
    }

    @Override
    public String recordId() {
        return id.value();
    }

    /** What a user changes at once. */
    public record Settings(
            String name,
            @Nullable String description,
            Map<String, Object> properties,
            Map<String, StoredSecret> secrets) {}

    public Settings settings() {
        return new Settings(name, description, properties, secrets);
    }

    /** With these settings, at the next revision. */
    public SharedConnection changed(Settings to, Instant now, String command, long lastFact) {
        return new SharedConnection(
                id,
                to.name(),
                Datastores.nameKey(to.name()),
                to.description(),
                connector,
                to.properties(),
                to.secrets(),
                revision + 1,
                fingerprint,
                createdAt,
                createdBy,
                now,
                users,
                with(command),
                removed,
                cause,
                version + 1,
                lastFact);
    }

    /** The same after a command that was refused. */
    public SharedConnection refused(String command, long lastFact) {
        return copy(name, nameKey, users, with(command), removed, updatedAt, lastFact);
    }

    /** Only the tombstone: no settings, no secrets. */
    public SharedConnection tombstone(Instant now, String command, long lastFact) {
        return new SharedConnection(
                id,
                name,
                "removed/" + id,
                null,
                connector,
                Map.of(),
                Map.of(),
                revision,
                fingerprint,
                createdAt,
                createdBy,
                now,
                Set.of(),
                with(command),
                true,
                cause,
                version + 1,
                lastFact);
    }

    /** With one more datastore on it. */
    public SharedConnection usedBy(DatastoreId user) {
        Set<DatastoreId> more = new TreeSet<>(java.util.Comparator.comparing(DatastoreId::value));
        more.addAll(users);
        more.add(user);
        return copy(name, nameKey, more, applied, removed, updatedAt, sequence);
    }

    /** Without this datastore. */
    public SharedConnection leftBy(DatastoreId user) {
        Set<DatastoreId> fewer = new TreeSet<>(java.util.Comparator.comparing(DatastoreId::value));
        fewer.addAll(users);
        fewer.remove(user);
        return copy(name, nameKey, fewer, applied, removed, updatedAt, sequence);
    }

    private SharedConnection copy(
            String newName,
            String newKey,
            Set<DatastoreId> newUsers,
            List<String> newApplied,
            boolean newRemoved,
            Instant newUpdatedAt,
            long lastFact) {
        return new SharedConnection(
                id,
                newName,
                newKey,
                description,
                connector,
                properties,
                secrets,
                revision,
                fingerprint,
                createdAt,
                createdBy,
                newUpdatedAt,
                newUsers,
                newApplied,
                newRemoved,
                cause,
                version + 1,
                lastFact);
    }

    private List<String> with(String command) {
        List<String> all = new ArrayList<>(applied);
        all.add(command);
        return all.subList(Math.max(0, all.size() - REMEMBERED_COMMANDS), all.size());
    }
}
