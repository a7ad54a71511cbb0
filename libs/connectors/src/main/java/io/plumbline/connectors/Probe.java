package io.plumbline.connectors;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What answered a probe.
 *
 * @param product what it is, such as {@code PostgreSQL} or {@code a directory under root sample}
 * @param version of the server, in its own words; null if it has none
 * @param latency from dialling to the answer
 * @param containers how many of each kind a listing would find with the datastore's own settings; null if the source doesn't know
 *     without listing
 */
public record Probe(
        String product,
        @Nullable String version,
        Duration latency,
        @Nullable Map<ContainerKind, Long> containers) {

    public Probe {
        requireNonNull(product, "product");
        requireNonNull(latency, "latency");
        containers = containers == null ? null : Map.copyOf(containers);
    }

    /** A source that has neither a version nor a cheap count. */
    public static Probe of(String product, Duration latency) {
        return new Probe(product, null, latency, null);
    }

    /** Product and version in one line. */
    public String server() {
        return version == null ? product : product + " " + version;
    }
}
