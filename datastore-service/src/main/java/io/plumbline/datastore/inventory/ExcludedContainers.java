package io.plumbline.datastore.inventory;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.events.ContainerId;
import io.plumbline.events.fact.ContainerOverridden;
import io.plumbline.events.model.ContainerOverrides;

import static java.util.Objects.requireNonNull;

/** Brings back containers that users have excluded. */
public final class ExcludedContainers {

    private final ContainerStates states;
    private final FactHeaders headers;

    public ExcludedContainers(ContainerStates states, FactHeaders headers) {
        this.states = requireNonNull(states, "states");
        this.headers = requireNonNull(headers, "headers");
    }

    /** Those of the found ones that are excluded are so no more. Repeating it changes nothing. */
    void include(List<ContainerSnapshot> found, WorkItem because) {
        Set<ContainerId> ids =
                found.stream().map(ContainerSnapshot::containerId).collect(Collectors.toSet());
        for (ContainerState state : states.of(because.datastoreId())) {
            if (ids.contains(state.id()) && excluded(state)) {
                states.change(state.recordId(), s -> included(s, because));
            }
        }
    }

    private @Nullable Change<ContainerState> included(ContainerState state, WorkItem because) {
        ContainerOverrides overrides = state.overrides();
        if (overrides == null || !overrides.excluded()) {
            return null;
        }
        FactSequence facts = new FactSequence(headers, because.cause(), state.sequence())
                .tell(new ContainerOverridden(
                        state.datastoreId(), state.id(), state.name(), false, state.overridesRevision() + 1));
        return new Change<>(
                state.change()
                        .overrides(overrides.included())
                        .sequence(facts.last())
                        .build(),
                facts.messages());
    }

    static boolean excluded(@Nullable ContainerState state) {
        return state != null && state.overrides() != null && state.overrides().excluded();
    }
}
