package io.plumbline.connectors.files.lake;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.SparkReadOptions;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.spark.source.SparkTable;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;
import scala.Option;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Nullability;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;

/** An Iceberg table. Metadata and rows are read by Iceberg's own library, which reaches files through {@link IcebergFileIO} alone. */
public final class IcebergTable implements LakeTableReader {

    private static final AtomicLong NUMBER = new AtomicLong();

    private final TableFolder folder;
    private final BaseTable table;
    private final LakeDescription description;
    private final IcebergParts parts;

    private IcebergTable(TableFolder folder, BaseTable table, LakeDescription description, IcebergParts parts) {
        this.folder = folder;
        this.table = table;
        this.description = description;
        this.parts = parts;
    }

    /**
     * The current snapshot, of the metadata that {@link IcebergMetadata} finds.
     *
     * @throws SourceException why the metadata can't be read, TOO_LARGE if there are more files or columns than the limits allow,
     *     or CANCELLED
     */
    public static IcebergTable open(TableFolder folder, SourceLimits limits, BooleanSupplier cancelled) {
        try {
            IcebergMetadata metadata = IcebergMetadata.current(folder, limits.maxFiles());
            // A name of its own, so that nothing that is kept by name in this process is shared with another table.
            BaseTable table = new BaseTable(
                    new StaticTableOperations(metadata.table(), metadata.files()),
                    folder.shown() + " #" + NUMBER.incrementAndGet(),
                    report -> {});
            LakeFailures.requireColumns(folder, table.schema().columns().size(), limits.maxColumns());
            IcebergParts parts = new IcebergParts(table);
            Counted counted = counted(folder, table, metadata.files(), limits, cancelled, parts);
            return new IcebergTable(folder, table, described(folder, table, counted, metadata.warnings()), parts);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // A log may be made to be too much; it must not take the other tables with it.
            throw LakeFailures.ofLog(folder, e);
        }
    }

    @Override
    public LakeDescription description() {
        return description;
    }

    @Override
    public List<LakePart> parts() {
        return parts.all();
    }

    @Override
    public Dataset<Row> rows(SparkSession spark, List<String> names, @Nullable Set<String> wantedParts) {
        try {
            // Counts and bounds that the metadata gives are for the catalog; a profile reads the rows.
            CaseInsensitiveStringMap options =
                    new CaseInsensitiveStringMap(Map.of(SparkReadOptions.AGGREGATE_PUSH_DOWN_ENABLED, "false"));
            DataSourceV2Relation relation = DataSourceV2Relation.create(
                    parts.read(wantedParts).orElseGet(() -> new SparkTable(table)),
                    Option.empty(),
                    Option.empty(),
                    options,
                    Option.empty());
            Dataset<Row> all = org.apache.spark.sql.classic.Dataset.ofRows(
                    (org.apache.spark.sql.classic.SparkSession) spark, relation);
            Dataset<Row> wanted = wantedParts == null || !wantedParts.isEmpty() ? all : all.limit(0);
            return wanted.select(names.stream()
                    .map(name -> all.col("`" + name.replace("`", "``") + "`"))
                    .toArray(Column[]::new));
        } catch (RuntimeException e) {
            throw LakeFailures.ofLog(folder, e);
        }
    }

    /**
     * What the manifests say of the current files.
     *
     * @param exact false if there are deleted rows whose number isn't certain
     */
    private record Counted(long rows, boolean exact, long bytes, int files) {}

    private static Counted counted(
            TableFolder folder,
            BaseTable table,
            IcebergFileIO io,
            SourceLimits limits,
            BooleanSupplier cancelled,
            IcebergParts parts)
            throws IOException {
        long rows = 0;
        long bytes = 0;
        int files = 0;
        boolean exact = true;
        Set<String> deletes = new HashSet<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                LakeFailures.requireWanted(cancelled);
                LakeFailures.requireFiles(folder, files, limits.maxFiles());
                parts.add(io.relative(task.file().location()), task);
                files++;
                rows += task.file().recordCount();
                bytes += task.file().fileSizeInBytes();
                for (DeleteFile delete : task.deletes()) {
                    io.relative(delete.location());
                    // One vector for one file can hold no row twice; what older versions write can, or may hold for
                    // more files.
                    boolean vector = delete.format() == FileFormat.PUFFIN;
                    exact &= vector;
                    boolean counts = delete.content() == FileContent.POSITION_DELETES
                            && (vector || deletes.add(delete.location()));
                    rows -= counts ? delete.recordCount() : 0;
                }
            }
        }
        return new Counted(Math.max(0, rows), exact, bytes, files);
    }

    private static LakeDescription described(
            TableFolder folder, BaseTable table, Counted counted, List<String> warnings) {
        Snapshot snapshot = table.currentSnapshot();
        return new LakeDescription(
                snapshot == null ? "first state, without a snapshot" : "snapshot " + snapshot.snapshotId(),
                table.properties().get("comment"),
                fields(folder, table),
                counted.rows(),
                counted.exact(),
                counted.bytes(),
                counted.files(),
                committed(table, snapshot),
                partitionedBy(table),
                warnings);
    }

    private static Instant committed(BaseTable table, @Nullable Snapshot snapshot) {
        return Instant.ofEpochMilli(
                snapshot == null ? table.operations().current().lastUpdatedMillis() : snapshot.timestampMillis());
    }

    private static List<FieldDescription> fields(TableFolder folder, BaseTable table) {
        List<FieldDescription> fields = new ArrayList<>();
        for (NestedField field : table.schema().columns()) {
            boolean identifies = table.schema().identifierFieldIds().contains(field.fieldId());
            fields.add(new FieldDescription(
                    field.name(),
                    fields.size() + 1,
                    field.type().toString(),
                    sparkType(folder, field),
                    field.isOptional() ? Nullability.NULLABLE : Nullability.NOT_NULL,
                    null,
                    field.doc(),
                    field.writeDefault() == null ? null : String.valueOf(field.writeDefault()),
                    identifies ? "one of the table's identifier fields" : null));
        }
        return fields;
    }

    private static String sparkType(TableFolder folder, NestedField field) {
        try {
            return SparkSchemaUtil.convert(field.type()).catalogString();
        } catch (UnsupportedOperationException e) {
            throw new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    folder.shown() + ": column " + field.name() + " is " + field.type()
                            + " (expected: a type that Spark can read)",
                    e);
        }
    }

    private static List<String> partitionedBy(BaseTable table) {
        List<String> words = new ArrayList<>();
        for (PartitionField field : table.spec().fields()) {
            String source = table.schema().findColumnName(field.sourceId());
            String transform = field.transform().toString();
            if (!field.transform().isVoid()) {
                words.add(field.transform().isIdentity() ? source : transform + "(" + source + ")");
            }
        }
        return words;
    }
}
