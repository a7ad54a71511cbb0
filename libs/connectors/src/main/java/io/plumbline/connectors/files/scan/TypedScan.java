package io.plumbline.connectors.files.scan;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.files.store.TaskFiles;

/**
 * Reads parts of files in tasks, typed and checked in the one pass that any action makes, however many columns there are. Nothing is
 * held but the row at hand.
 */
public final class TypedScan {

    private static final long TASK_BYTES = 64L << 20;
    private static final long OPENING_BYTES = 1L << 20;

    private TypedScan() {}

    /** A part of a file and its size, by which parts are shared out among tasks. */
    public record Part(RowSource source, long bytes) {}

    public static Dataset<Row> over(
            SparkSession spark,
            List<Part> parts,
            StructType schema,
            Map<String, String> settings,
            ScanFindings findings) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        spark.sparkContext().register(findings);
        List<List<RowSource>> tasks = tasks(parts, spark.sparkContext().defaultParallelism());
        JavaRDD<InternalRow> rows = tasks.isEmpty()
                ? context.emptyRDD()
                : context.parallelize(tasks, tasks.size()).flatMap(new Scan(Map.copyOf(settings), findings));
        return ((org.apache.spark.sql.classic.SparkSession) spark).internalCreateDataFrame(rows.rdd(), schema, false);
    }

    /** Small files share a task, the order of files is kept. */
    private static List<List<RowSource>> tasks(List<Part> parts, int parallelism) {
        long total = parts.stream().mapToLong(p -> p.bytes() + OPENING_BYTES).sum();
        long share = Math.max(OPENING_BYTES * 2, Math.min(TASK_BYTES, total / Math.max(1, parallelism)));
        List<List<RowSource>> tasks = new ArrayList<>();
        long filled = Long.MAX_VALUE;
        for (Part part : parts) {
            long cost = part.bytes() + OPENING_BYTES;
            if (filled > share - cost) {
                tasks.add(new ArrayList<>());
                filled = 0;
            }
            tasks.get(tasks.size() - 1).add(part.source());
            filled += cost;
        }
        tasks.sort(Comparator.comparingInt(t -> t.get(0).file()));
        return tasks;
    }

    private record Scan(Map<String, String> settings, ScanFindings findings)
            implements FlatMapFunction<List<RowSource>, InternalRow>, Serializable {

        @Override
        public Iterator<InternalRow> call(List<RowSource> sources) {
            TaskFiles files = new TaskFiles(settings);
            ScanFindings own = new ScanFindings();
            RowIterator rows = new RowIterator(sources.iterator(), files, own);
            TaskContext.get().addTaskCompletionListener(context -> {
                rows.close();
                findings.add(own);
            });
            return rows;
        }
    }

    /** The rows of several parts, one after the other. */
    private static final class RowIterator implements Iterator<InternalRow> {

        private final Iterator<RowSource> sources;
        private final TaskFiles files;
        private final ScanFindings findings;
        private @Nullable RowSource source;
        private RowSource.@Nullable Rows rows;
        private @Nullable InternalRow next;

        private RowIterator(Iterator<RowSource> sources, TaskFiles files, ScanFindings findings) {
            this.sources = sources;
            this.files = files;
            this.findings = findings;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = advanced();
            }
            return next != null;
        }

        @Override
        public InternalRow next() {
            InternalRow row = hasNext() ? next : null;
            if (row == null) {
                throw new NoSuchElementException("no row is left");
            }
            next = null;
            return row;
        }

        private @Nullable InternalRow advanced() {
            try {
                while (true) {
                    RowSource.Rows open = rows;
                    if (open != null) {
                        InternalRow row = open.next();
                        if (row != null) {
                            return row;
                        }
                        open.close();
                        rows = null;
                    }
                    if (!sources.hasNext()) {
                        return null;
                    }
                    source = sources.next();
                    placed(source.location());
                    rows = source.open(files, findings);
                }
            } catch (IOException | RuntimeException e) {
                throw named(e);
            }
        }

        /** Says where the next rows come from, as Spark's own readers do. */
        private static void placed(String location) {
            InputFileBlockHolder.set(new Path(location).toUri().toString(), 0, Long.MAX_VALUE);
        }

        private SourceException named(Exception e) {
            RowSource at = source;
            String shown = at == null ? "a file" : at.shown();
            // Causes may hold what can't travel, and Spark would then leave out all of it, the reason too.
            IOException cause = new IOException(e.toString());
            cause.setStackTrace(e.getStackTrace());
            if (e instanceof SourceException known) {
                String reason = known.reason();
                return new SourceException(
                        known.failure(), reason.startsWith(shown) ? reason : shown + ": " + reason, cause);
            }
            return new SourceException(
                    e instanceof java.nio.file.NoSuchFileException || e instanceof java.io.FileNotFoundException
                            ? SourceFailure.CONTAINER_GONE
                            : e instanceof java.nio.file.AccessDeniedException
                                    ? SourceFailure.PERMISSION_DENIED
                                    : SourceFailure.FILE_UNREADABLE,
                    shown + ": broken or truncated (expected: a whole file)",
                    cause);
        }

        private void close() {
            InputFileBlockHolder.unset();
            try {
                RowSource.Rows open = rows;
                rows = null;
                if (open != null) {
                    open.close();
                }
                files.close();
            } catch (IOException e) {
                // Nothing was written, so nothing can be lost.
            }
        }
    }
}
