package io.plumbline.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.plumbline.worker.outbound.spark.SparkSettings;

/**
 * {@code plumbline.spark.*}: which Spark, and how much of it. More than five components, as each is one setting.
 *
 * @param master {@code local[*]}, {@code spark://…} or {@code k8s://…}
 * @param warmUp whether the session is made at start, in the background, rather than for the first item
 * @param shufflePartitions tasks after a shuffle
 * @param driverHost the address at which executors reach this process; absent where Spark finds it, and for {@code local}
 * @param driverPod the Kubernetes pod of this process, with which its executors end; absent outside of Kubernetes
 * @param confFile Spark settings as in {@code spark-defaults.conf}; absent for none
 * @param conf further Spark settings by their own names, which win over the file, and both over ours
 */
@ConfigurationProperties("plumbline.spark")
public record SparkProperties(
        @DefaultValue("local[*]") String master,
        @DefaultValue("true") boolean warmUp,
        @DefaultValue("4") int shufflePartitions,
        @Nullable String driverHost,
        @Nullable String driverPod,
        @Nullable String confFile,
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
        driverHost = given(driverHost);
        driverPod = given(driverPod);
        confFile = given(confFile);
        conf = conf == null ? Map.of() : Map.copyOf(conf);
    }

    SparkSettings settings() {
        Map<String, String> all = new HashMap<>();
        if (driverHost != null) {
            all.put("spark.driver.host", driverHost);
            all.put("spark.driver.bindAddress", "0.0.0.0");
        }
        if (driverPod != null) {
            all.put("spark.kubernetes.driver.pod.name", driverPod);
        }
        if (confFile != null) {
            all.putAll(read(Path.of(confFile)));
        }
        all.putAll(conf);
        return new SparkSettings(master, shufflePartitions, all);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What a secret is isn't known here, so no message repeats a value. */
    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "plumbline.spark.conf-file: " + file + " can't be read (expected: lines as in spark-defaults.conf)",
                    e);
        }
        Map<String, String> read = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith("spark.")) {
                throw new IllegalArgumentException("plumbline.spark.conf-file: " + file + " has " + name
                        + " (expected: names that begin with spark.)");
            }
            read.put(name, properties.getProperty(name).strip());
        }
        return read;
    }
}
