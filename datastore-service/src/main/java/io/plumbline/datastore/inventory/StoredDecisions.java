package io.plumbline.datastore.inventory;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.operation.Decisions;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;

import static java.util.Objects.requireNonNull;

/** What users have decided about containers, as it is stored now. */
public final class StoredDecisions implements Decisions {

    private final ContainerStates states;

    public StoredDecisions(ContainerStates states) {
        this.states = requireNonNull(states, "states");
    }

    @Override
    public Map<String, String> filePatterns(DatastoreId datastoreId) {
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

    @Override
    public Map<String, Map<String, String>> textOptions(DatastoreId datastoreId) {
        Map<String, Map<String, String>> options = new TreeMap<>();
        for (ContainerState state : states.withTextOptions(datastoreId)) {
            ContainerOverrides overrides = state.overrides();
            if (overrides != null && !overrides.text().isEmpty()) {
                options.put(state.name(), overrides.text());
            }
        }
        return options;
    }

    @Override
    public Map<String, Set<String>> maskedFields(DatastoreId datastoreId) {
        Map<String, Set<String>> masked = new TreeMap<>();
        for (ContainerState state : states.withFieldStatuses(datastoreId)) {
            ContainerOverrides overrides = state.overrides();
            Set<String> names = overrides == null ? Set.of() : overrides.fieldsThatAre(FieldStatus.MASKED);
            if (!names.isEmpty()) {
                masked.put(state.name(), names);
            }
        }
        return masked;
    }

    @Override
    public @Nullable ContainerOverrides about(ContainerId containerId) {
        return states.find(containerId.value()).map(ContainerState::overrides).orElse(null);
    }
}
