package io.plumbline.datastore.lookup;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.FieldProfileView;
import io.plumbline.api.view.GroupView;
import io.plumbline.datastore.measurement.ProfileGroups;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.GroupValue;
import io.plumbline.events.model.ProfileGroup;

import static java.util.Objects.requireNonNull;

/** What was measured of groups of rows, now and before. */
public final class GroupLookup {

    private final ProfileLookup profiles;
    private final ProfileGroups groups;

    public GroupLookup(ProfileLookup profiles, ProfileGroups groups) {
        this.profiles = requireNonNull(profiles, "profiles");
        this.groups = requireNonNull(groups, "groups");
    }

    /**
     * The groups of one profile, in their order; none if it has none, or if the container was never profiled.
     *
     * @param operation whose profile; absent for the visible one
     * @throws UnknownException if the container is unknown, or that operation left no profile of it
     */
    public Page<GroupView> groups(ContainerId id, @Nullable OperationId operation, Paging paging) {
        Optional<StoredProfile> profile = profiles.of(id, operation);
        if (profile.isEmpty()) {
            return new Page<>(List.of(), paging.page(), paging.size(), 0);
        }
        String key = profile.get().key();
        int all = groups.count(key);
        int from = (int) Math.min((long) paging.page() * paging.size(), all);
        int to = Math.min(from + paging.size(), all);
        HiddenValues hidden = profiles.hidden(id);
        List<GroupView> views = groups.groups(key, from, to).stream()
                .map(group -> view(id, profile.get(), group, hidden))
                .toList();
        return new Page<>(views, paging.page(), paging.size(), all);
    }

    /**
     * The fields of one group, as the profile of its container has those of all rows.
     *
     * @throws UnknownException if the container is unknown, or the profile has no such group
     */
    public Page<FieldProfileView> fields(
            ContainerId id, String groupId, @Nullable OperationId operation, Paging paging) {
        StoredProfile profile = profiles.of(id, operation).orElseThrow(() -> unknown(groupId));
        ProfileGroup group = groups.group(profile.key(), groupId).orElseThrow(() -> unknown(groupId));
        int from = (int) Math.min((long) paging.page() * paging.size(), group.fields());
        int to = Math.min(from + paging.size(), group.fields());
        HiddenValues hidden = profiles.hidden(id);
        List<FieldProfileView> views = groups.fields(profile.key(), group.position(), from, to).stream()
                .map(hidden::of)
                .map(field -> view(id, profile, group, field))
                .toList();
        return new Page<>(views, paging.page(), paging.size(), group.fields());
    }

    private static FieldProfileView view(
            ContainerId id, StoredProfile profile, ProfileGroup group, FieldProfile field) {
        return new FieldProfileView(id, profile.operationId(), profile.at(), group.rows(), field.withoutState());
    }

    private static GroupView view(ContainerId id, StoredProfile profile, ProfileGroup group, HiddenValues hidden) {
        boolean hides = group.values().stream().anyMatch(value -> hidden.hidesField(value.field()));
        return new GroupView(
                id,
                profile.operationId(),
                group.id(),
                group.position(),
                group.values().stream()
                        .map(value -> hides ? new GroupValue(value.field(), null) : value)
                        .toList(),
                hides ? null : group.filter(),
                group.rows(),
                profile.rows() == 0 ? 0 : (double) group.rows() / profile.rows(),
                group.fields());
    }

    private static UnknownException unknown(String groupId) {
        return new UnknownException(FailureCode.CONTAINER_UNKNOWN, "group", groupId);
    }
}
