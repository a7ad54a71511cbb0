package io.plumbline.profiling;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plumbline.statistics.state.ContainerState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class OneJobTest {
    private final SparkSession spark = LocalSpark.session();

    private static final class JobCounter extends SparkListener {
        private final List<String> tags = new CopyOnWriteArrayList<>();

        @Override
        public void onJobStart(SparkListenerJobStart start) {
            tags.add(start.properties().getProperty("spark.job.tags", ""));
        }
    }

    private interface Work {
        ContainerState run();
    }

    /** Runs the work and fails unless it was one job. A last job of our own shows that the listener has heard of all. */
    private ContainerState inOneJob(Work work) {
        JobCounter counter = new JobCounter();
        SparkContext context = spark.sparkContext();
        context.addSparkListener(counter);
        try {
            ContainerState state = work.run();
            context.addJobTag("last");
            spark.range(1).count();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> counter.tags.stream().anyMatch(tags -> tags.contains("last")));
            assertThat(counter.tags.stream().filter(tags -> !tags.contains("last")))
                    .hasSize(1)
                    .allMatch(tags -> tags.contains("plumbline-profiling-"));
            return state;
        } finally {
            context.removeJobTag("last");
            context.removeSparkListener(counter);
        }
    }

    @Test
    void threeThousandColumns_areOneJob() {
        Column[] columns = IntStream.range(0, 3_000)
                .mapToObj(i -> switch (i % 3) {
                    case 0 -> functions.col("id").plus(i).as("c" + i);
                    case 1 -> functions.col("id").divide(i).as("c" + i);
                    default ->
                        functions
                                .concat(functions.lit("v"), functions.col("id").mod(i))
                                .as("c" + i);
                })
                .toArray(Column[]::new);
        Dataset<Row> wide = spark.range(0, 100, 1, 2).select(columns);
        ContainerState state =
                inOneJob(() -> new Profiler(ProfileOptions.defaults()).measure(wide, ProfileProgress.none()));
        assertThat(state.rows()).isEqualTo(100);
        assertThat(state.fields())
                .hasSize(3_000)
                .allMatch(f -> f.rows() == 100 && f.failure().isEmpty());
    }

    @Test
    void manyPartitions_areMergedInOneJob_andProgressNeverGoesBack() {
        List<long[]> reports = new CopyOnWriteArrayList<>();
        ContainerState state = inOneJob(() -> new Profiler(ProfileOptions.defaults())
                .measure(
                        spark.range(0, 200_000, 1, 40).toDF("id"),
                        (rows, done, total) -> reports.add(new long[] {rows, done, total})));
        assertThat(state.rows()).isEqualTo(200_000);
        assertThat(reports).hasSizeGreaterThan(1);
        for (int i = 1; i < reports.size(); i++) {
            assertThat(reports.get(i)[0]).isGreaterThanOrEqualTo(reports.get(i - 1)[0]);
            assertThat(reports.get(i)[1]).isBetween(reports.get(i - 1)[1], 40L);
        }
        assertThat(reports.get(reports.size() - 1)).containsExactly(200_000, 40, 40);
    }

    @Test
    @Timeout(60)
    void cancellingByTheCallersTag_surfacesAsAnException() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread caller = start(failure, "cancel-me");
        SparkContext context = spark.sparkContext();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> context.statusTracker().getActiveJobIds().length > 0);
        context.cancelJobsWithTag("cancel-me");
        caller.join(20_000);
        assertThat(failure.get()).isInstanceOf(ProfileCancelledException.class);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> context.statusTracker().getActiveJobIds().length == 0);
    }

    @Test
    @Timeout(60)
    void interruptingTheCaller_stopsTheJob() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread caller = start(failure, "interrupt-me");
        SparkContext context = spark.sparkContext();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> context.statusTracker().getActiveJobIds().length > 0);
        caller.interrupt();
        caller.join(20_000);
        assertThat(failure.get()).isInstanceOf(ProfileCancelledException.class);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> context.statusTracker().getActiveJobIds().length == 0);
    }

    @Test
    void dataThatCannotBeRead_failsTheRun() {
        Dataset<Row> broken = spark.range(10).selectExpr("raise_error('unreadable') x");
        assertThatThrownBy(() -> new Profiler(ProfileOptions.defaults()).measure(broken, ProfileProgress.none()))
                .isNotInstanceOf(ProfileCancelledException.class)
                .hasStackTraceContaining("unreadable");
        assertThat(spark.sparkContext().getJobTags().isEmpty()).isTrue();
    }

    /** Profiles rows that never end. */
    private Thread start(AtomicReference<Throwable> failure, String tag) {
        Dataset<Row> endless = spark.range(0, 2, 1, 2)
                .mapPartitions(
                        (MapPartitionsFunction<Long, Long>) rows -> java.util.stream.LongStream.iterate(0, i -> i + 1)
                                .iterator(),
                        Encoders.LONG())
                .toDF("id");
        Thread caller = new Thread(() -> {
            spark.sparkContext().addJobTag(tag);
            try {
                new Profiler(ProfileOptions.defaults()).measure(endless, ProfileProgress.none());
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        caller.start();
        return caller;
    }
}
