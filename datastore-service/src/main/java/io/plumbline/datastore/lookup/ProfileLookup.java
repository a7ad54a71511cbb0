package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.FieldProfileView;
import io.plumbline.api.view.ProfileRef;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldProfile;

import static java.util.Objects.requireNonNull;

/** What was measured, now and before. */
public final class ProfileLookup {

    private final ContainerLookup containers;
    private final ContainerStates states;
    private final Measurements measurements;

    public ProfileLookup(ContainerLookup containers, ContainerStates states, Measurements measurements) {
        this.containers = requireNonNull(containers, "containers");
        this.states = requireNonNull(states, "states");
        this.measurements = requireNonNull(measurements, "measurements");
    }

    /**
     * The fields of one profile; no items if the container was never profiled.
     *
     * @param operation whose profile; absent for the visible one
     * @throws UnknownException if the container is unknown, or that operation left no profile of it
     */
    public Page<FieldProfileView> profile(ContainerId id, @Nullable OperationId operation, Paging paging) {
        List<StoredProfile> history = history(id);
        if (history.isEmpty() && operation == null) {
            return new Page<>(List.of(), paging.page(), paging.size(), 0);
        }
        StoredProfile profile = history.stream()
                .filter(p -> operation == null || p.operationId().equals(operation))
                .findFirst()
                .orElseThrow(() ->
                        new UnknownException(FailureCode.OPERATION_UNKNOWN, "operation", String.valueOf(operation)));
        HiddenValues hidden = hidden(id);
        int from = Math.min(Math.multiplyExact(paging.page(), paging.size()), profile.fields());
        int to = Math.min(from + paging.size(), profile.fields());
        List<FieldProfileView> views = measurements.fields(profile.key(), from, to).stream()
                .map(hidden::of)
                .map(f -> view(id, profile, f))
                .toList();
        return new Page<>(views, paging.page(), paging.size(), profile.fields());
    }

    /** The profile of this operation, or else the visible one; empty if there is none. */
    Optional<StoredProfile> of(ContainerId id, @Nullable OperationId operation) {
        List<StoredProfile> history = history(id);
        return operation == null ? history.stream().findFirst() : Optional.of(ofOperation(history, operation));
    }

    private static StoredProfile ofOperation(List<StoredProfile> history, OperationId operation) {
        return history.stream()
                .filter(p -> p.operationId().equals(operation))
                .findFirst()
                .orElseThrow(() ->
                        new UnknownException(FailureCode.OPERATION_UNKNOWN, "operation", String.valueOf(operation)));
    }

    /** The profile of this operation, or the newest that has parts, or else the visible one; empty if there is none. */
    Optional<StoredProfile> withParts(ContainerId id, @Nullable OperationId operation) {
        List<StoredProfile> history = history(id);
        if (operation != null) {
            return Optional.of(ofOperation(history, operation));
        }
        return history.stream()
                .filter(p -> p.parts() != null)
                .findFirst()
                .or(() -> history.stream().findFirst());
    }

    /** Newest first. */
    public Page<ProfileRef> profiles(ContainerId id, Paging paging) {
        return paging.map(history(id), ContainerViews::ref);
    }

    /** One field in all profiles that are kept, newest first; profiles without the field are left out. */
    public Page<FieldProfileView> fieldHistory(ContainerId id, String path, Paging paging) {
        HiddenValues hidden = hidden(id);
        List<FieldProfileView> found = new ArrayList<>();
        int likely = 0;
        for (StoredProfile profile : history(id)) {
            Optional<FieldProfile> field = field(profile, path, likely);
            if (field.isPresent()) {
                likely = field.get().ordinal();
                found.add(view(id, profile, hidden.of(field.get())));
            }
        }
        return paging.of(found);
    }

    private Optional<FieldProfile> field(StoredProfile profile, String path, int likely) {
        Optional<FieldProfile> first = withPath(measurements.fields(profile.key(), likely, likely + 1), path);
        return first.isPresent() ? first : withPath(measurements.fields(profile.key(), 0, profile.fields()), path);
    }

    private static Optional<FieldProfile> withPath(List<FieldProfile> fields, String path) {
        return fields.stream().filter(f -> f.path().equals(path)).findFirst();
    }

    HiddenValues hidden(ContainerId id) {
        return new HiddenValues(
                states.find(id.value()).map(ContainerState::overrides).orElse(null));
    }

    private List<StoredProfile> history(ContainerId id) {
        containers.find(id);
        return states.find(id.value()).map(ContainerState::profileHistory).orElse(List.of());
    }

    private static FieldProfileView view(ContainerId id, StoredProfile profile, FieldProfile f) {
        return new FieldProfileView(id, profile.operationId(), profile.at(), profile.rows(), f.withoutState());
    }
}
