package io.plumbline.benchmarks.profile;

import java.util.List;
import java.util.function.Function;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.ProfileProgress;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;

/** Ours and Spark's own, in one session on two cores. */
public final class SparkEngine implements Function<List<String>, String> {
    private final SparkSession spark = SparkSession.builder()
            .master("local[2]")
            .appName("benchmarks")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();

    /**
     * Does one of these, and answers with what it has seen:
     *
     * <ul>
     *   <li>{@code profile FORMAT DIRECTORY}: every metric of ours; {@code live-profile} the same under {@link LiveHeap}
     *   <li>{@code noop FORMAT DIRECTORY}: reads every column and drops it
     *   <li>{@code summary FORMAT DIRECTORY}: Spark's {@code Dataset.summary}
     *   <li>{@code profile-source DIRECTORY}: as {@code profile}, read by the platform's own reader of delimited files
     *   <li>{@code profile-each DIRECTORY}: every Parquet file of a directory as a table of its own
     *   <li>{@code profile-groups FORMAT DIRECTORY COLUMN…}: every metric of the whole and of each group by these columns
     *   <li>{@code count-groups FORMAT DIRECTORY COLUMN…}: Spark's count of the rows of each group
     *   <li>{@code keep-parts DIRECTORY} and {@code merge-parts}: the states of a table whose parts are files; their merge
     *   <li>{@code write KIND FORMAT DIRECTORY ARGUMENT}: a data set, see {@link DataSets}
     * </ul>
     */
    @Override
    public String apply(List<String> words) {
        return switch (words.get(0)) {
            case "profile" -> profile(read(words.get(1), words.get(2)));
            case "live-profile" -> LiveHeap.during(() -> profile(read(words.get(1), words.get(2))));
            case "noop" -> noop(read(words.get(1), words.get(2)));
            case "summary" -> summary(read(words.get(1), words.get(2)));
            case "profile-source" -> SourceProfile.of(spark, words.get(1), this::profile);
            case "profile-each" -> ManyTables.profileEach(words.get(1), path -> read("parquet", path), this::profile);
            case "profile-groups" -> Groups.profile(read(words.get(1), words.get(2)), words.subList(3, words.size()));
            case "count-groups" -> Groups.count(read(words.get(1), words.get(2)), words.subList(3, words.size()));
            case "keep-parts" -> Parts.keep(words.get(1), path -> read("parquet", path));
            case "merge-parts" -> Parts.merge();
            case "write" -> DataSets.write(spark, words.get(1), words.get(2), words.get(3), words.get(4));
            default -> throw new IllegalArgumentException(words + " (expected: one of the words of SparkEngine)");
        };
    }

    private Dataset<Row> read(String format, String directory) {
        return switch (format) {
            case "parquet" -> spark.read().parquet(directory);
            case "csv" ->
                spark.read().schema(Lineitem.SCHEMA).option("header", true).csv(directory);
            default -> throw new IllegalArgumentException("format: " + format + " (expected: parquet or csv)");
        };
    }

    private String profile(Dataset<Row> data) {
        ContainerProfile profile =
                ContainerProfiles.of(new Profiler(ProfileOptions.defaults()).measure(data, ProfileProgress.none()));
        int metrics = profile.fields().stream()
                .mapToInt(field -> field.metrics().size())
                .sum();
        return profile.rows() + " rows, " + profile.fields().size() + " fields, " + metrics + " metrics";
    }

    private static String noop(Dataset<Row> data) {
        data.write().format("noop").mode("overwrite").save();
        return "read";
    }

    private static String summary(Dataset<Row> data) {
        return data.summary().collectAsList().size() + " statistics";
    }
}
