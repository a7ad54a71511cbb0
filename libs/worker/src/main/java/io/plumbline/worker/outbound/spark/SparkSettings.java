package io.plumbline.worker.outbound.spark;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * Which Spark, and how much of it.
 *
 * @param master {@code local[*]}, {@code spark://…} or {@code k8s://…}
 * @param shufflePartitions tasks after a shuffle; a profile has none to speak of
 * @param conf further settings, which win over everything here
 */
public record SparkSettings(String master, int shufflePartitions, Map<String, String> conf) {

    public SparkSettings {
        requireNonNull(master, "master");
        conf = Map.copyOf(conf);
    }

    boolean local() {
        return master.startsWith("local");
    }
}
