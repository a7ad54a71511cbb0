package io.plumbline.statistics.state;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Adds states of containers up, one after the other, without a copy of the sum for each. Not safe for use by several threads. */
public final class StateSum {
    private @Nullable ContainerState sum;
    private boolean own;

    /**
     * Adds what this state has seen; the state isn't changed.
     *
     * @throws IllegalArgumentException if its fields are others than those of the states before, see {@link #fits}; the sum is as it was
     */
    public void add(ContainerState state) {
        addAll(List.of(state));
    }

    /**
     * Adds these states in their order, on all processors; the sum is the same as if they were added one by one.
     *
     * @throws IllegalArgumentException if the fields of one are others; the sum is as it was
     */
    public void addAll(List<ContainerState> states) {
        if (states.isEmpty()) {
            return;
        }
        ContainerState before = sum == null ? states.get(0) : sum;
        if (!states.stream().allMatch(state -> fits(before, state))) {
            throw new IllegalArgumentException(
                    "fields: others than before (expected: the same paths and types in every state that is added)");
        }
        List<ContainerState> others = sum == null ? states.subList(1, states.size()) : states;
        sum = before;
        if (others.isEmpty()) {
            return;
        }
        ContainerState mine = own ? before : ContainerState.fromBytes(before.toTaskBytes());
        sum = mine;
        own = true;
        mine.absorbAll(others);
    }

    /** Whether the state has the same fields, by path and type, as those that were added before. */
    public boolean fits(ContainerState state) {
        ContainerState before = sum;
        return before == null || fits(before, state);
    }

    private static boolean fits(ContainerState before, ContainerState state) {
        if (before.fields().size() != state.fields().size()) {
            return false;
        }
        for (int i = 0; i < state.fields().size(); i++) {
            FieldShape mine = before.fields().get(i).shape();
            FieldShape other = state.fields().get(i).shape();
            if (!mine.path().equals(other.path()) || !mine.sparkType().equals(other.sparkType())) {
                return false;
            }
        }
        return true;
    }

    /** What all have seen; empty if nothing was added. Not to be changed: it may be the only state that was added. */
    public Optional<ContainerState> sum() {
        return Optional.ofNullable(sum);
    }
}
