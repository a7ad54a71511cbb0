package io.plumbline.profiling;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

import io.plumbline.statistics.state.ContainerState;

/** The process of {@link SmallHeapTest}: profiles one folder after the other and writes of each what it needed. */
public final class SmallHeapRun {
    /** Bytes of a row group as it is written; unpacked it takes some more. */
    static final int BLOCK = 8 << 20;

    private static final long LOOK_MILLIS = 200;

    private SmallHeapRun() {}

    /**
     * One folder's profile.
     *
     * @param live most bytes that were in use right after a collection
     */
    record Needed(long rows, long fields, long failures, long live) {
        static Needed of(String line) {
            List<Long> numbers =
                    List.of(line.split(" ", -1)).stream().map(Long::valueOf).toList();
            return new Needed(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        }

        @Override
        public String toString() {
            return rows + " " + fields + " " + failures + " " + live;
        }
    }

    /** Wants the file to write and the folders. */
    public static void main(String[] words) throws IOException {
        SparkSession spark = LocalSpark.session();
        List<String> lines = new ArrayList<>();
        for (String folder : List.of(words).subList(1, words.length)) {
            lines.add(profile(spark, folder).toString());
        }
        Files.write(Path.of(words[0]), lines);
        spark.stop();
    }

    /**
     * Each value another, four texts of 128 characters and two numbers a row, not compressed. Row groups are small, as Parquet's
     * reader holds a whole one for each task, however many of them a file has.
     */
    static void writeTexts(SparkSession spark, String folder, long rows) {
        spark.range(0, rows, 1, 4)
                .selectExpr(
                        "id",
                        "sha2(cast(id as string), 512) a",
                        "sha2(cast(id + 1000000000 as string), 512) b",
                        "sha2(cast(id + 2000000000 as string), 512) c",
                        "sha2(cast(id + 3000000000 as string), 512) d",
                        "cast(id / 7 as double) e")
                .write()
                .mode(SaveMode.Overwrite)
                .option("compression", "none")
                .option("parquet.block.size", BLOCK)
                .parquet(folder);
    }

    /** Numbers, texts and decimals by turns; whatever is in a column, each value is there a few times. */
    static void writeColumns(SparkSession spark, String folder, int columns, long rows) {
        Column id = functions.col("id");
        Column[] all = IntStream.range(0, columns)
                .mapToObj(i -> switch (i % 3) {
                    case 0 -> id.mod(1_000 + i).as("c" + i);
                    case 1 ->
                        functions.concat(functions.lit("v"), id.mod(500 + i)).as("c" + i);
                    default -> id.divide(1 + i).as("c" + i);
                })
                .toArray(Column[]::new);
        spark.range(0, rows, 1, 2).select(all).write().mode(SaveMode.Overwrite).parquet(folder);
    }

    private static Needed profile(SparkSession spark, String folder) {
        AtomicLong most = new AtomicLong();
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        looks.scheduleWithFixedDelay(
                () -> most.accumulateAndGet(live(), Math::max), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        try {
            ContainerState state = new Profiler(ProfileOptions.defaults())
                    .measure(spark.read().parquet(folder), ProfileProgress.none());
            return new Needed(
                    state.rows(),
                    state.fields().size(),
                    state.fields().stream()
                            .filter(field -> field.failure().isPresent())
                            .count(),
                    most.get());
        } finally {
            looks.shutdownNow();
        }
    }

    /** Without what a collection would free. */
    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
