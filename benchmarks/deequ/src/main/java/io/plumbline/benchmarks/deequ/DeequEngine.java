package io.plumbline.benchmarks.deequ;

import java.util.List;
import java.util.function.Function;

import com.amazon.deequ.profiles.ColumnProfilerRunner;
import com.amazon.deequ.profiles.ColumnProfiles;
import org.apache.spark.sql.SparkSession;

/**
 * Deequ's column profiler with its default settings, on the Spark that it is made for. Driven by the benchmarks over
 * standard input, as an interface of the JDK, so that nothing of theirs is needed to compile it.
 */
public final class DeequEngine implements Function<List<String>, String> {
    private final SparkSession spark = SparkSession.builder()
            .master("local[2]")
            .appName("deequ")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();

    /** Takes {@code profile} and the directory of Parquet files; answers with the rows and columns that were profiled. */
    @Override
    public String apply(List<String> words) {
        if (words.size() != 2 || !words.get(0).equals("profile")) {
            throw new IllegalArgumentException(words + " (expected: profile and a directory)");
        }
        ColumnProfiles profiles = new ColumnProfilerRunner()
                .onData(spark.read().parquet(words.get(1)))
                .run();
        return profiles.numRecords() + " rows, " + profiles.profiles().size() + " columns";
    }
}
