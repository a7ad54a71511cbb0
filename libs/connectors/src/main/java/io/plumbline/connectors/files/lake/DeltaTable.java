package io.plumbline.connectors.files.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.MetricsReporter;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.deletionvectors.DeletionVectorStoredBitmap;
import io.delta.kernel.utils.CloseableIterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.longlong.Roaring64Bitmap;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;

/** A Delta Lake table. The log is replayed by Delta's own kernel, the data files are read by Spark's Parquet reader. */
public final class DeltaTable implements LakeTableReader {

    private final TableFolder folder;
    private final Engine engine;
    private final SnapshotImpl snapshot;
    private final DeltaColumns columns;
    private final List<DeltaFile> current;

    private DeltaTable(
            TableFolder folder, Engine engine, SnapshotImpl snapshot, DeltaColumns columns, List<DeltaFile> current) {
        this.folder = folder;
        this.engine = engine;
        this.snapshot = snapshot;
        this.columns = columns;
        this.current = current;
    }

    /**
     * The newest version.
     *
     * @throws SourceException why the log can't be read, TOO_LARGE if there are more files or columns than the limits allow,
     *     or CANCELLED
     */
    public static DeltaTable open(TableFolder folder, SourceLimits limits, BooleanSupplier cancelled) {
        DeltaFileIO files = new DeltaFileIO(folder, limits.maxFiles(), limits.maxWholeFileBytes());
        Engine engine = new QuietEngine(files);
        try {
            SnapshotImpl snapshot =
                    (SnapshotImpl) Table.forPath(engine, DeltaFileIO.ROOT).getLatestSnapshot(engine);
            Metadata metadata = snapshot.getMetadata();
            StructType schema = (StructType) DataType.fromJson(metadata.getSchemaString());
            LakeFailures.requireColumns(folder, schema.size(), limits.maxColumns());
            String mode = metadata.getConfiguration().getOrDefault("delta.columnMapping.mode", "none");
            DeltaColumns columns =
                    new DeltaColumns(schema, DeltaColumns.Mapping.valueOf(mode.toUpperCase(Locale.ROOT)));
            List<DeltaFile> current = current(folder, files, engine, snapshot, limits, cancelled);
            return new DeltaTable(folder, engine, snapshot, columns, current);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // A log may be made to be too much; it must not take the other tables with it.
            throw LakeFailures.ofLog(folder, e);
        }
    }

    @Override
    public LakeDescription description() {
        Long rows = 0L;
        for (DeltaFile file : current) {
            Long more = file.rows();
            rows = rows == null || more == null ? null : Long.valueOf(rows + more);
        }
        return new LakeDescription(
                "version " + snapshot.getVersion(),
                snapshot.getMetadata().getDescription().orElse(null),
                columns.described(),
                rows,
                rows != null,
                current.stream().mapToLong(DeltaFile::bytes).sum(),
                current.size(),
                committed(),
                snapshot.getPartitionColumnNames(),
                List.of());
    }

    @Override
    public List<LakePart> parts() {
        return current.stream()
                .map(file -> new LakePart(
                        file.relative(),
                        folder.location(file.relative()),
                        file.bytes(),
                        Instant.ofEpochMilli(file.modified()),
                        file.deletedId()))
                .toList();
    }

    @Override
    public Dataset<org.apache.spark.sql.Row> rows(SparkSession spark, List<String> names, @Nullable Set<String> parts) {
        List<DeltaFile> wanted = parts == null
                ? current
                : current.stream().filter(f -> parts.contains(f.relative())).toList();
        List<Roaring64Bitmap> deleted = new ArrayList<>();
        Map<DeltaFile, Integer> numbers = new HashMap<>();
        try {
            for (DeltaFile file : wanted) {
                if (file.deleted() != null) {
                    numbers.put(file, deleted.size());
                    deleted.add(deleted(file));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw LakeFailures.ofLog(folder, e);
        }
        return new DeltaRows(folder, columns, snapshot.getPartitionColumnNames())
                .over(spark, names, wanted, deleted, numbers);
    }

    private @Nullable Instant committed() {
        try {
            return Instant.ofEpochMilli(snapshot.getTimestamp(engine));
        } catch (RuntimeException e) {
            throw LakeFailures.ofLog(folder, e);
        }
    }

    private Roaring64Bitmap deleted(DeltaFile file) throws IOException {
        var descriptor = java.util.Objects.requireNonNull(file.deleted());
        long[] rows = new DeletionVectorStoredBitmap(descriptor, java.util.Optional.of(DeltaFileIO.ROOT))
                .load(engine.getFileSystemClient())
                .toArray();
        if (rows.length != descriptor.getCardinality()) {
            throw new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    folder.shown(file.relative()) + ": its deletion vector holds " + rows.length + " rows (expected: "
                            + descriptor.getCardinality() + ", as the log says)");
        }
        return Roaring64Bitmap.bitmapOf(rows);
    }

    private static List<DeltaFile> current(
            TableFolder folder,
            DeltaFileIO files,
            Engine engine,
            SnapshotImpl snapshot,
            SourceLimits limits,
            BooleanSupplier cancelled)
            throws IOException {
        List<DeltaFile> current = new ArrayList<>();
        ScanImpl scan = (ScanImpl) snapshot.getScanBuilder().build();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                LakeFailures.requireWanted(cancelled);
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        LakeFailures.requireFiles(folder, current.size(), limits.maxFiles());
                        current.add(file(files, rows.next()));
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return current;
    }

    private static DeltaFile file(DeltaFileIO files, Row scanned) {
        AddFile add = new AddFile(scanned.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
        return new DeltaFile(
                files.relative(InternalScanFileUtils.getAddFileStatus(scanned).getPath()),
                add.getSize(),
                add.getModificationTime(),
                InternalScanFileUtils.getPartitionValues(scanned),
                add.getNumRecords().orElse(null),
                InternalScanFileUtils.getDeletionVectorDescriptorFromRow(scanned));
    }

    /** The kernel's own engine without its reports in the log of the process. */
    private static final class QuietEngine extends DefaultEngine {

        QuietEngine(DeltaFileIO files) {
            super(files);
        }

        @Override
        public List<MetricsReporter> getMetricsReporters() {
            return List.of();
        }
    }
}
