package io.plumbline.datastore.measurement;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerOverrides;

import static java.util.Objects.requireNonNull;

/**
 * Which profile of a container is visible, and the ones before.
 *
 * @param profile the visible profile; absent if none is
 * @param profileHistory all profiles that can still be read, newest operation first, the visible one included
 * @param overrides what a user has decided; absent if nothing
 * @param overridesRevision grows with each decision; 0 before the first
 * @param applied the newest ids of commands that decided, so that a repeated one is noticed; absent before the first
 * @param checksOf the key of the profile that its checks are in step with; absent if they follow none yet
 * @param fieldsOf the key of the newest inventory by which checks went or came back with their fields; absent if none did
 * @param referencesOf the key of the profile, and step, that its checks which refer to other containers are in step with; absent if they
 *     follow none yet
 * @param version what a write is compared with
 */
public record ContainerState(
        ContainerId id,
        DatastoreId datastoreId,
        String name,
        @Nullable StoredProfile profile,
        List<StoredProfile> profileHistory,
        @Nullable ContainerOverrides overrides,
        long overridesRevision,
        @Nullable List<String> applied,
        @Nullable String checksOf,
        @Nullable String fieldsOf,
        @Nullable String referencesOf,
        long version,
        long sequence)
        implements Recorded {

    public ContainerState {
        requireNonNull(id, "id");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(name, "name");
        profileHistory = List.copyOf(profileHistory);
        applied = applied == null ? null : List.copyOf(applied);
    }

    /** A container of which nothing is known but that it is there; not written yet. */
    public static ContainerState fresh(ContainerId id, DatastoreId datastoreId, String name) {
        return new ContainerState(id, datastoreId, name, null, List.of(), null, 0, null, null, null, null, 0, 0);
    }

    @Override
    public String recordId() {
        return id.value();
    }

    /** A copy to change; it carries the next version. */
    public Draft change() {
        return new Draft(this);
    }

    /** Collects the changes of one write. */
    public static final class Draft {
        private ContainerId id;
        private DatastoreId datastoreId;
        private String name;
        private @Nullable StoredProfile profile;
        private List<StoredProfile> profileHistory;
        private @Nullable ContainerOverrides overrides;
        private long overridesRevision;
        private @Nullable List<String> applied;
        private @Nullable String checksOf;
        private @Nullable String fieldsOf;
        private @Nullable String referencesOf;
        private long version;
        private long sequence;

        private Draft(ContainerState from) {
            id = from.id;
            datastoreId = from.datastoreId;
            name = from.name;
            profile = from.profile;
            profileHistory = from.profileHistory;
            overrides = from.overrides;
            overridesRevision = from.overridesRevision;
            applied = from.applied;
            checksOf = from.checksOf;
            fieldsOf = from.fieldsOf;
            referencesOf = from.referencesOf;
            version = from.version;
            sequence = from.sequence;
            version = from.version + 1;
        }

        public Draft datastoreId(DatastoreId value) {
            datastoreId = value;
            return this;
        }

        public Draft name(String value) {
            name = value;
            return this;
        }

        public Draft profile(@Nullable StoredProfile value) {
            profile = value;
            return this;
        }

        public Draft profileHistory(List<StoredProfile> value) {
            profileHistory = value;
            return this;
        }

        /** At the next revision. */
        public Draft overrides(ContainerOverrides value) {
            overrides = value;
            overridesRevision++;
            return this;
        }

        public Draft applied(List<String> value) {
            applied = value;
            return this;
        }

        public Draft checksOf(String profileKey) {
            checksOf = profileKey;
            return this;
        }

        public Draft fieldsOf(String inventoryKey) {
            fieldsOf = inventoryKey;
            return this;
        }

        public Draft referencesOf(String step) {
            referencesOf = step;
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

        public ContainerState build() {
            return new ContainerState(
                    id,
                    datastoreId,
                    name,
                    profile,
                    profileHistory,
                    overrides,
                    overridesRevision,
                    applied,
                    checksOf,
                    fieldsOf,
                    referencesOf,
                    version,
                    sequence);
        }
    }
}
