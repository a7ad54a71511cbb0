package io.plumbline.inference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldState;

/** A state whose fields are found by path without looking through all of them. */
final class IndexedState {
    private final ContainerState state;
    private final Map<String, FieldState> byPath = new HashMap<>();

    IndexedState(ContainerState state) {
        this.state = state;
        for (FieldState field : state.fields()) {
            byPath.put(field.shape().path(), field);
        }
    }

    ContainerState state() {
        return state;
    }

    Optional<FieldState> field(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
