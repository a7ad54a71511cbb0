package io.plumbline.connectors.files.lake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.longlong.Roaring64Bitmap;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.apache.spark.sql.functions.udf;

/**
 * A Delta table's data files as rows: columns under their names, values of folders as columns, deleted rows left out.
 *
 * <p>Spark's own Parquet reader does the work. What the log knows of each file (the values of its folder, and which list of deleted
 * rows is its own) comes as values of the file's partition.
 */
final class DeltaRows {

    /** How Spark's reader is told to find columns by the ids that the files give them. */
    private static final String BY_ID = "spark.sql.parquet.fieldId.read.enabled";

    private static final int NONE_DELETED = -1;

    private final TableFolder folder;
    private final DeltaColumns columns;
    private final Set<String> partitions;
    private final StructType inFiles;
    private final StructType inFolders;
    private final String number;

    /** @param partitions names of the columns whose values are in the log alone */
    DeltaRows(TableFolder folder, DeltaColumns columns, List<String> partitions) {
        this.folder = folder;
        this.columns = columns;
        this.partitions = new HashSet<>(partitions);
        StructType files = new StructType();
        StructType folders = new StructType();
        Set<String> taken = new HashSet<>();
        for (StructField field : columns.schema().fields()) {
            StructField physical = columns.physical(field);
            taken.add(physical.name());
            if (this.partitions.contains(field.name())) {
                folders = folders.add(physical);
            } else {
                files = files.add(physical);
            }
        }
        String free = "deletedRows";
        while (taken.contains(free)) {
            free += "_";
        }
        this.number = free;
        this.inFiles = files;
        this.inFolders = folders.add(number, DataTypes.IntegerType);
    }

    /**
     * The rows.
     *
     * @param deleted lists of rows that are gone, by their place in the file
     * @param numbers for each file that has such a list, which of them is its own
     */
    Dataset<Row> over(
            SparkSession spark,
            List<String> names,
            List<DeltaFile> files,
            List<Roaring64Bitmap> deleted,
            Map<DeltaFile, Integer> numbers) {
        if (columns.mapping() == DeltaColumns.Mapping.ID) {
            spark.conf().set(BY_ID, "true");
        }
        List<DeltaFiles.Placed> whole = new ArrayList<>();
        List<DeltaFiles.Placed> holed = new ArrayList<>();
        for (DeltaFile file : files) {
            Integer list = numbers.get(file);
            (list == null ? whole : holed).add(placed(file, list == null ? NONE_DELETED : list));
        }
        if (holed.isEmpty()) {
            return logical(read(spark, whole), names);
        }
        Dataset<Row> left = logical(withoutDeleted(read(spark, holed), broadcast(spark, deleted)), names);
        return whole.isEmpty() ? left : logical(read(spark, whole), names).union(left);
    }

    private Dataset<Row> read(SparkSession spark, List<DeltaFiles.Placed> files) {
        DeltaFiles index = new DeltaFiles(new Path(folder.location("_delta_log")).getParent(), inFolders, files);
        scala.collection.immutable.Map<String, String> options =
                scala.collection.immutable.Map.from(CollectionConverters.asScala(folder.settings()));
        return spark.baseRelationToDataFrame(HadoopFsRelation.apply(
                index, inFolders, inFiles, Option.empty(), new ParquetFileFormat(), options, spark));
    }

    private Dataset<Row> withoutDeleted(Dataset<Row> rows, Broadcast<ArrayList<Roaring64Bitmap>> deleted) {
        UDF2<Integer, Long, Boolean> there =
                (list, row) -> !deleted.value().get(list).contains(row);
        Column place = rows.metadataColumn("_metadata").getField("row_index");
        return rows.filter(udf(there, DataTypes.BooleanType).apply(rows.col(number), place));
    }

    private Dataset<Row> logical(Dataset<Row> rows, List<String> names) {
        List<Column> chosen = new ArrayList<>();
        for (String name : names) {
            StructField field = columns.schema().apply(name);
            Column value = rows.col("`" + columns.physicalName(field).replace("`", "``") + "`");
            DataType type = field.dataType();
            boolean same = columns.physical(field).dataType().asNullable().equals(type.asNullable());
            // Fields within fields are renamed by their place.
            chosen.add((same ? value : value.cast(type.asNullable())).alias(name));
        }
        return rows.select(chosen.toArray(Column[]::new));
    }

    private DeltaFiles.Placed placed(DeltaFile file, int list) {
        // From the log, so that nobody has to ask the store for each of them.
        FileStatus status =
                new FileStatus(file.bytes(), false, 0, 0, file.modified(), new Path(folder.location(file.relative())));
        Object[] values = new Object[inFolders.size()];
        int at = 0;
        for (StructField field : columns.schema().fields()) {
            if (partitions.contains(field.name())) {
                values[at++] = value(file, field);
            }
        }
        values[at] = list;
        InternalRow row = new GenericInternalRow(values);
        return new DeltaFiles.Placed(status, row);
    }

    private @Nullable Object value(DeltaFile file, StructField field) {
        String text = file.partition().get(columns.physicalName(field));
        if (text == null || text.isEmpty()) {
            return null;
        }
        Literal literal = new Literal(UTF8String.fromString(text), DataTypes.StringType);
        Object value = new Cast(
                        literal,
                        field.dataType(),
                        Option.apply("UTC"),
                        org.apache.spark.sql.catalyst.expressions.EvalMode.TRY())
                .eval(null);
        if (value == null) {
            throw new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    folder.shown(file.relative()) + ": column " + field.name() + ": its log gives a value that is no "
                            + field.dataType().catalogString() + " (expected: one that is)");
        }
        return value;
    }

    private static Broadcast<ArrayList<Roaring64Bitmap>> broadcast(SparkSession spark, List<Roaring64Bitmap> deleted) {
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(new ArrayList<>(deleted));
    }
}
