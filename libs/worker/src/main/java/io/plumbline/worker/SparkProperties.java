package io.plumbline.worker;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.plumbline.worker.outbound.spark.SparkSettings;

/**
 * {@code plumbline.spark.*}: which Spark, and how much of it.
 *
 * @param master {@code local[*]}, {@code spark://…} or {@code k8s://…}
 * @param warmUp whether the session is made at start, in the background, rather than for the first item
 * @param shufflePartitions tasks after a shuffle
 * @param conf further Spark settings by their own names, which win
 */
@ConfigurationProperties("plumbline.spark")
public record SparkProperties(
        @DefaultValue("local[*]") String master,
        @DefaultValue("true") boolean warmUp,
        @DefaultValue("4") int shufflePartitions,
        Map<String, String> conf) {

    public SparkProperties {
        if (master.isBlank()) {
            throw new IllegalArgumentException(
                    "plumbline.spark.master: blank (expected: local[*], spark://… or k8s://…)");
        }
        if (shufflePartitions < 1) {
            throw new IllegalArgumentException(
                    "plumbline.spark.shuffle-partitions: " + shufflePartitions + " (expected: >= 1)");
        }
        conf = conf == null ? Map.of() : Map.copyOf(conf);
    }

    SparkSettings settings() {
        return new SparkSettings(master, shufflePartitions, conf);
    }
}
