package io.plumbline.profiling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.state.MeasuredPart;

/** The driver of {@link ClusterTest}: profiles a folder on a cluster and writes what it found. */
public final class ClusterRun {
    private ClusterRun() {}

    /** Wants the master's URL, the data, the file to write and the jars of our classes. */
    public static void main(String[] words) throws IOException {
        SparkSession spark = SparkSession.builder()
                .master(words[0])
                .appName("cluster-test")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.executor.memory", "500m")
                .config("spark.executor.extraJavaOptions", String.join(" ", ClusterTest.opens()))
                .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
                .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s")
                .config("spark.cores.max", 2)
                .config("spark.jars", words[3])
                .getOrCreate();
        try {
            String profile = profile(spark, words[1]);
            int executors = spark.sparkContext().statusTracker().getExecutorInfos().length - 1;
            Files.writeString(Path.of(words[2]), "executors " + executors + "\n" + profile);
        } finally {
            spark.stop();
        }
    }

    static void write(SparkSession spark, String folder) {
        spark.range(0, 6_000, 1, 4)
                .selectExpr(
                        "id",
                        "id % 40 few",
                        "if(id % 9 = 0, null, concat('t', id % 700)) text",
                        "cast(id / 4 as decimal(12,2)) price",
                        "date_add(date'2020-01-01', cast(id % 365 as int)) day",
                        "named_struct('x', array(id, id % 3)) nested")
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(folder);
    }

    /** Rows of each half, and every exact figure of all rows. */
    static String profile(SparkSession spark, String folder) {
        List<MeasuredPart> parts = new Profiler(ProfileOptions.defaults())
                .measureParts(spark.read().parquet(folder), ClusterRun::part, ProfileProgress.none());
        return parts.stream()
                .map(part -> part.part() + " " + part.training().rows() + " "
                        + part.heldOut().rows() + "\n"
                        + ContainerProfiles.of(part.whole()).fields().stream()
                                .map(ClusterRun::figures)
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private static String part(String file) {
        return file.isEmpty() ? "" : file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('/') + 11);
    }

    private static String figures(FieldProfile field) {
        return field.path()
                + field.failure().orElse("")
                + field.metrics().stream()
                        .filter(metric -> metric.exact() && metric.kind() != MetricKind.DECIMAL)
                        .map(metric ->
                                " " + metric.name() + "=" + metric.value().orElse(""))
                        .collect(Collectors.joining());
    }
}
