package io.plumbline.connectors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * What a datastore's owner entered: connector type, properties, and secrets in clear (references resolved already).
 * Properties need not be complete: defaults are filled in when the source is opened.
 */
public record ConnectionSettings(String type, Map<String, Object> properties, Map<String, Secret> secrets) {

    public ConnectionSettings {
        requireNonNull(type, "type");
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "ConnectionSettings[" + type + ", properties=" + properties.keySet() + "]";
    }
}
