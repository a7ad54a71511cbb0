package io.plumbline.statistics.state;

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
        ContainerState before = sum;
        if (before == null) {
            sum = state;
            return;
        }
        if (!fits(state)) {
            throw new IllegalArgumentException(
                    "fields: others than before (expected: the same paths and types in every state that is added)");
        }
        if (!own) {
            before = ContainerState.fromBytes(before.toTaskBytes());
            sum = before;
            own = true;
        }
        before.absorb(state);
    }

    /** Whether the state has the same fields, by path and type, as those that were added before. */
    public boolean fits(ContainerState state) {
        ContainerState before = sum;
        if (before == null) {
            return true;
        }
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
