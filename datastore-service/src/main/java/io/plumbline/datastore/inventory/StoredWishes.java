package io.plumbline.datastore.inventory;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.operation.CatalogWishes;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;

import static java.util.Objects.requireNonNull;

/** What catalogs must know of what users have decided about containers. */
public final class StoredWishes implements CatalogWishes {

    private final ContainerStates states;

    public StoredWishes(ContainerStates states) {
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
}
