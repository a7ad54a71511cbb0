package io.plumbline.datastore.inventory;

import java.util.Map;
import java.util.TreeMap;

import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.operation.FilePatterns;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerOverrides;

import static java.util.Objects.requireNonNull;

/** The file patterns that users have chosen for containers. */
public final class ChosenFiles implements FilePatterns {

    private final ContainerStates states;

    public ChosenFiles(ContainerStates states) {
        this.states = requireNonNull(states, "states");
    }

    @Override
    public Map<String, String> of(DatastoreId datastoreId) {
        Map<String, String> patterns = new TreeMap<>();
        for (ContainerState state : states.withFilePattern(datastoreId)) {
            ContainerOverrides overrides = state.overrides();
            String pattern = overrides == null ? null : overrides.filePattern();
            if (pattern != null) {
                patterns.put(state.name(), pattern);
            }
        }
        return patterns;
    }
}
