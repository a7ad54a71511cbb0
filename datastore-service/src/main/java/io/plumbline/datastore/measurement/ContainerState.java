package io.plumbline.datastore.measurement;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;

import static java.util.Objects.requireNonNull;

/**
 * Which profile of a container is visible, and the ones before.
 *
 * @param profile the visible profile; absent if none is
 * @param profileHistory all profiles that can still be read, newest operation first, the visible one included
 * @param version what a write is compared with
 */
public record ContainerState(
        ContainerId id,
        DatastoreId datastoreId,
        String name,
        @Nullable StoredProfile profile,
        List<StoredProfile> profileHistory,
        long version,
        long sequence)
        implements Recorded {

    public ContainerState {
        requireNonNull(id, "id");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(name, "name");
        profileHistory = List.copyOf(profileHistory);
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
        private long version;
        private long sequence;

        private Draft(ContainerState from) {
            id = from.id;
            datastoreId = from.datastoreId;
            name = from.name;
            profile = from.profile;
            profileHistory = from.profileHistory;
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

        public Draft version(long value) {
            version = value;
            return this;
        }

        public Draft sequence(long value) {
            sequence = value;
            return this;
        }

        public ContainerState build() {
            return new ContainerState(id, datastoreId, name, profile, profileHistory, version, sequence);
        }
    }
}
