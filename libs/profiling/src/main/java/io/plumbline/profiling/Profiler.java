package io.plumbline.profiling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.StateLimits;

/**
 * Measures every field of a DataFrame in one pass and one Spark job, however many columns there are.
 *
 * <p>The job is started by the calling thread, so that its job tags and groups apply. Safe for use by several threads.
 */
public final class Profiler {
    private static final String TAG = "plumbline-profiling-";
    private static final AtomicLong RUNS = new AtomicLong();

    /**
     * As many states as {@code treeReduce} would merge in this process, too. It has Spark read the classes of six more functions, each
     * time: for a small container that takes longer than to profile it.
     */
    private static final int MERGED_HERE = 4;

    /** The most groups of one criterion; of wide containers fewer, see {@link #mostGroups}. */
    public static final int MOST_GROUPS = 100;

    private final ProfileOptions options;
    private final Clock clock;
    private final List<List<String>> criteria;

    public Profiler(ProfileOptions options) {
        this(options, Clock.systemUTC());
    }

    /** @param clock says when a run starts, against which values in the future are counted */
    public Profiler(ProfileOptions options, Clock clock) {
        this(options, clock, List.of());
    }

    private Profiler(ProfileOptions options, Clock clock, List<List<String>> criteria) {
        this.options = options;
        this.clock = clock;
        this.criteria = criteria.stream().map(List::copyOf).toList();
    }

    /**
     * The same, but of these columns and of what is inside of them nothing is kept that would show a value.
     *
     * @param columns their names, as the DataFrame has them
     */
    public Profiler masking(Set<String> columns) {
        return columns.isEmpty()
                ? this
                : new Profiler(
                        options.masking(
                                columns.stream().map(FieldTree::quoted).collect(Collectors.toUnmodifiableSet())),
                        clock,
                        criteria);
    }

    /**
     * The same, but {@link #measureParts} measures rows in groups as well, beside the whole and in the same pass. Rows without a value
     * in a field are a group of their own.
     *
     * @param criteria each a list of columns of plain types by their names; none to measure the whole only
     */
    public Profiler grouping(List<List<String>> criteria) {
        return new Profiler(options, clock, criteria);
    }

    /** Whether rows can be grouped by a column of this type: text, numbers, truth values, dates and times. */
    public static boolean canGroupBy(DataType type) {
        return GroupWalker.canGroup(FieldTree.kindOf(type));
    }

    /** How many groups of one criterion are measured at most: with more, the criterion is refused, see {@code GroupRefusal}. */
    public static int mostGroups(int fields, int criteria) {
        return Grouping.mostGroups(fields, criteria);
    }

    /**
     * Reads the data once and returns the state of all of it.
     *
     * @throws ProfileCancelledException if the job was cancelled, or the calling thread interrupted
     * @throws IllegalArgumentException if there are more fields than the options allow
     * @throws RuntimeException whatever Spark throws when the data can't be read
     */
    public ContainerState measure(Dataset<Row> data, ProfileProgress progress) {
        return measure(data, PartNames.one(), false, progress).get(0).training();
    }

    /**
     * Reads the data once and returns the states of its parts in the order of their names; without any row, one part without
     * rows, under the name of what comes from no file.
     *
     * @throws ProfileCancelledException if the job was cancelled, or the calling thread interrupted
     * @throws IllegalArgumentException if there are more fields than the options allow
     * @throws RuntimeException whatever Spark throws when the data can't be read
     */
    public List<MeasuredPart> measureParts(Dataset<Row> data, PartNames names, ProfileProgress progress) {
        return measure(data, names, true, progress);
    }

    private List<MeasuredPart> measure(Dataset<Row> data, PartNames names, boolean split, ProfileProgress progress) {
        FieldTree tree = FieldTree.of(data.schema(), options);
        StateLimits limits = options.limitsFor(tree.shapes().size());
        ContainerState empty = new ContainerState(tree.shapes().stream()
                .map(shape -> new FieldState(shape, limits))
                .toList());
        Instant start = clock.instant();
        empty.fields().forEach(field -> field.startedAt(start));
        Grouping grouping = split ? grouping(data, tree, empty, start) : null;
        List<MeasuredPart> nothing = List.of(
                new MeasuredPart(names.partOf(""), empty, empty, grouping == null ? List.of() : grouping.nothing()));
        SparkContext spark = data.sparkSession().sparkContext();
        String tag = TAG + RUNS.incrementAndGet();
        spark.addJobTag(tag);
        try {
            LongAccumulator rowsRead = spark.longAccumulator(tag);
            JavaRDD<byte[]> scan =
                    scan(read(data, tree), tree, new ScanTarget(empty, names, split, rowsRead, grouping));
            int partitions = scan.getNumPartitions();
            ProgressListener listener = new ProgressListener(rowsRead.id(), partitions, progress);
            if (partitions == 0) {
                listener.finish(0);
                return nothing;
            }
            List<MeasuredPart> parts = PartsBytes.parts(run(spark, scan, listener), empty, grouping);
            listener.finish(parts.stream()
                    .mapToLong(part -> part.training().rows() + part.heldOut().rows())
                    .sum());
            return parts.isEmpty() ? nothing : parts;
        } catch (RuntimeException e) {
            throw classified(e);
        } catch (Exception e) {
            throw interrupted(spark, tag, e);
        } finally {
            spark.removeJobTag(tag);
        }
    }

    private @Nullable Grouping grouping(Dataset<Row> data, FieldTree tree, ContainerState empty, Instant start) {
        if (criteria.isEmpty()) {
            return null;
        }
        String[] names = data.schema().fieldNames();
        List<String> read = tree.columns().stream().map(at -> names[at]).toList();
        return Grouping.of(criteria, read, tree, empty, options, start);
    }

    /**
     * Whether the source gives this data in batches of columns, which are read several times faster than rows: Parquet, ORC, Delta
     * and Iceberg do, unless rows are filtered, sampled or computed on the way.
     */
    public static boolean readsColumns(Dataset<Row> data) {
        return ColumnSource.of(data).isPresent();
    }

    private static JavaRDD<byte[]> scan(Dataset<Row> data, FieldTree tree, ScanTarget target) {
        Optional<ColumnSource> columns = tree.roots().isEmpty() ? Optional.empty() : ColumnSource.of(data);
        return columns.isPresent()
                ? columns.get()
                        .batches()
                        .mapPartitions(new BatchScan(tree.roots(), columns.get().columns(), target))
                : data.queryExecution().toRdd().toJavaRDD().mapPartitions(new PartitionScan(tree.roots(), target));
    }

    private static byte[] run(SparkContext spark, JavaRDD<byte[]> states, ProgressListener listener) throws Exception {
        spark.addSparkListener(listener);
        try {
            return states.getNumPartitions() <= MERGED_HERE
                    ? states.collect().stream().reduce(PartsBytes::merge).orElseThrow()
                    : states.treeReduce(PartsBytes::merge);
        } finally {
            spark.removeSparkListener(listener);
        }
    }

    /** Columns are chosen by position: names may repeat, or hold dots. */
    private static Dataset<Row> read(Dataset<Row> data, FieldTree tree) {
        int all = data.schema().size();
        if (tree.columns().size() == all) {
            return data;
        }
        String[] names = new String[all];
        for (int i = 0; i < all; i++) {
            names[i] = "c" + i;
        }
        Column[] kept = tree.columns().stream().map(i -> functions.col("c" + i)).toArray(Column[]::new);
        return data.toDF(names).select(kept);
    }

    private static RuntimeException classified(RuntimeException e) {
        return isCancellation(e) ? new ProfileCancelledException("profile: cancelled", e) : e;
    }

    private static RuntimeException interrupted(SparkContext spark, String tag, Exception e) {
        if (e instanceof InterruptedException) {
            spark.cancelJobsWithTag(tag, "the profiling thread was interrupted");
            Thread.currentThread().interrupt();
            return new ProfileCancelledException("profile: interrupted", e);
        }
        return isCancellation(e)
                ? new ProfileCancelledException("profile: cancelled", e)
                : new IllegalStateException("profile: " + e.getMessage(), e);
    }

    private static boolean isCancellation(Throwable e) {
        return e instanceof org.apache.spark.SparkThrowable spark && "SPARK_JOB_CANCELLED".equals(spark.getCondition());
    }
}
