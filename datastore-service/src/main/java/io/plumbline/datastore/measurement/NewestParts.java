package io.plumbline.datastore.measurement;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.KnownParts;
import io.plumbline.datastore.operation.StoredParts;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.PartsSummary;

import static java.util.Objects.requireNonNull;

/** The parts of the newest profile that has any: one of some rows only may have come after it. */
public final class NewestParts implements StoredParts {

    private final ContainerStates states;

    public NewestParts(ContainerStates states) {
        this.states = requireNonNull(states, "states");
    }

    @Override
    public @Nullable KnownParts of(ContainerId containerId) {
        ContainerState state = states.find(containerId.value()).orElse(null);
        if (state == null) {
            return null;
        }
        for (StoredProfile profile : state.profileHistory()) {
            PartsSummary parts = profile.parts();
            if (parts != null) {
                return new KnownParts(profile.key(), parts.basis(), parts.parts());
            }
        }
        return null;
    }
}
