package io.plumbline.datastore.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.DatastoreCounters;
import io.plumbline.api.view.OperationRef;
import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.DatastoreLabels;

import static java.util.Objects.requireNonNull;

/**
 * A registered source, or the tombstone of one that was removed.
 *
 * @param revision grows with each change that a user made; what an update must name
 * @param fingerprint of the registering request
 * @param inventory the visible inventory; absent before the first successful catalog
 * @param applied the newest ids of commands that changed this record, so that a repeated one is noticed
 * @param removed whether only the tombstone is left: no settings, no secrets
 * @param cause the header of the registering command
 * @param connectionId the shared connection that it is on; absent if it has all settings itself
 * @param labels by what people sort it; absent if by nothing
 * @param version what a write is compared with
 */
public record Datastore(
        DatastoreId id,
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
        @Nullable OperationId catalogOperationId,
        boolean profileAfterCatalog,
        @Nullable VisibleInventory inventory,
        DatastoreCounters counters,
        @Nullable OperationRef lastCatalog,
        @Nullable OperationRef lastProfile,
        List<String> applied,
        boolean removed,
        MessageHeader cause,
        @Nullable ConnectionId connectionId,
        @Nullable DatastoreLabels labels,
        long version,
        long sequence)
        implements Recorded {

    public Datastore {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(nameKey, "nameKey");
        requireNonNull(connector, "connector");
        properties = Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
        requireNonNull(counters, "counters");
        applied = List.copyOf(applied);
        requireNonNull(cause, "cause");
    }

    @Override
    public String recordId() {
        return id.value();
    }

    public DatastoreLabels labelsOrNone() {
        return labels == null ? DatastoreLabels.NONE : labels;
    }

    /** A copy to change; it carries the next version. */
    public Draft change() {
        return new Draft(this);
    }

    /** Collects the changes of one write. */
    public static final class Draft {
        private DatastoreId id;
        private String name;
        private String nameKey;
        private @Nullable String description;
        private String connector;
        private Map<String, Object> properties;
        private Map<String, StoredSecret> secrets;
        private long revision;
        private String fingerprint;
        private Instant createdAt;
        private @Nullable String createdBy;
        private Instant updatedAt;
        private @Nullable OperationId catalogOperationId;
        private boolean profileAfterCatalog;
        private @Nullable VisibleInventory inventory;
        private DatastoreCounters counters;
        private @Nullable OperationRef lastCatalog;
        private @Nullable OperationRef lastProfile;
        private List<String> applied;
        private boolean removed;
        private MessageHeader cause;
        private final @Nullable ConnectionId connectionId;
        private @Nullable DatastoreLabels labels;
        private long version;
        private long sequence;

        private Draft(Datastore from) {
            id = from.id;
            name = from.name;
            nameKey = from.nameKey;
            description = from.description;
            connector = from.connector;
            properties = from.properties;
            secrets = from.secrets;
            revision = from.revision;
            fingerprint = from.fingerprint;
            createdAt = from.createdAt;
            createdBy = from.createdBy;
            updatedAt = from.updatedAt;
            catalogOperationId = from.catalogOperationId;
            profileAfterCatalog = from.profileAfterCatalog;
            inventory = from.inventory;
            counters = from.counters;
            lastCatalog = from.lastCatalog;
            lastProfile = from.lastProfile;
            applied = from.applied;
            removed = from.removed;
            cause = from.cause;
            connectionId = from.connectionId;
            labels = from.labels;
            version = from.version;
            sequence = from.sequence;
            version = from.version + 1;
        }

        public Draft name(String value) {
            name = value;
            return this;
        }

        public Draft nameKey(String value) {
            nameKey = value;
            return this;
        }

        public Draft description(@Nullable String value) {
            description = value;
            return this;
        }

        public Draft connector(String value) {
            connector = value;
            return this;
        }

        public Draft properties(Map<String, Object> value) {
            properties = value;
            return this;
        }

        public Draft secrets(Map<String, StoredSecret> value) {
            secrets = value;
            return this;
        }

        public Draft revision(long value) {
            revision = value;
            return this;
        }

        public Draft fingerprint(String value) {
            fingerprint = value;
            return this;
        }

        public Draft createdAt(Instant value) {
            createdAt = value;
            return this;
        }

        public Draft createdBy(@Nullable String value) {
            createdBy = value;
            return this;
        }

        public Draft updatedAt(Instant value) {
            updatedAt = value;
            return this;
        }

        public Draft catalogOperationId(@Nullable OperationId value) {
            catalogOperationId = value;
            return this;
        }

        public Draft profileAfterCatalog(boolean value) {
            profileAfterCatalog = value;
            return this;
        }

        public Draft inventory(@Nullable VisibleInventory value) {
            inventory = value;
            return this;
        }

        public Draft counters(DatastoreCounters value) {
            counters = value;
            return this;
        }

        public Draft lastCatalog(@Nullable OperationRef value) {
            lastCatalog = value;
            return this;
        }

        public Draft lastProfile(@Nullable OperationRef value) {
            lastProfile = value;
            return this;
        }

        public Draft applied(List<String> value) {
            applied = value;
            return this;
        }

        public Draft removed(boolean value) {
            removed = value;
            return this;
        }

        public Draft cause(MessageHeader value) {
            cause = value;
            return this;
        }

        public Draft labels(DatastoreLabels value) {
            labels = value;
            return this;
        }

        public Draft version(long value) {
            version = value;
            return this;
        }

        public Draft sequence(long value) {
            sequence = value;
            return this;
        }

        public Datastore build() {
            return new Datastore(
                    id,
                    name,
                    nameKey,
                    description,
                    connector,
                    properties,
                    secrets,
                    revision,
                    fingerprint,
                    createdAt,
                    createdBy,
                    updatedAt,
                    catalogOperationId,
                    profileAfterCatalog,
                    inventory,
                    counters,
                    lastCatalog,
                    lastProfile,
                    applied,
                    removed,
                    cause,
                    connectionId,
                    labels,
                    version,
                    sequence);
        }
    }
}
