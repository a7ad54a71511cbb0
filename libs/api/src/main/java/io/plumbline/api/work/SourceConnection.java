package io.plumbline.api.work;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * How to reach a source. Secrets are sealed; only workers can open them.
 */
public record SourceConnection(String connector, Map<String, Object> properties, Map<String, String> secrets) {

    public SourceConnection {
        requireNonNull(connector, "connector");
        properties = Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
    }
}
