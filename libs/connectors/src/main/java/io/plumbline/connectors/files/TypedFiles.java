package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.files.store.FileStore;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

/** Reads files that declare the types of their columns with Spark's own readers; files of different schemas are put together. */
final class TypedFiles {

    private final FileStore store;
    private final FileContainer container;
    private final Retyped retyped;

    TypedFiles(FileStore store, FileContainer container) {
        this.store = store;
        this.container = container;
        this.retyped = new Retyped(store.shown(container.name()));
    }

    Dataset<Row> read(SparkSession spark, List<FieldDescription> fields, Map<String, WantedType> wanted) {
        Map<StructType, List<String>> bySchema = new LinkedHashMap<>();
        for (Member member : container.members()) {
            bySchema.computeIfAbsent(member.schema(), s -> new ArrayList<>())
                    .add(member.file().location());
        }
        Dataset<Row> all = null;
        for (Map.Entry<StructType, List<String>> alike : bySchema.entrySet()) {
            Dataset<Row> rows = rows(spark, alike.getKey(), alike.getValue(), fields);
            all = all == null ? rows : all.union(rows);
        }
        if (all == null) {
            throw new IllegalStateException("container: " + container.name() + " (expected: at least one file)");
        }
        return retyped.over(all, fields, wanted);
    }

    /** What didn't fit the types that a user wanted, once an action has ended well. */
    List<ReadWarning> warnings() {
        return retyped.warnings();
    }

    private Dataset<Row> rows(SparkSession spark, StructType own, List<String> paths, List<FieldDescription> fields) {
        Set<String> folders = container.members().get(0).folders().keySet();
        DataFrameReader reader = spark.read().options(store.settings()).option("__globPaths__", "false");
        StructType schema = new StructType();
        for (var field : own.fields()) {
            schema = folders.contains(field.name()) ? schema : schema.add(field);
        }
        for (String folder : folders) {
            schema = schema.add(folder, DataTypes.StringType);
        }
        if (!folders.isEmpty()) {
            reader = reader.option("basePath", store.location(container.aboveValues(store.base())));
        }
        String format = switch (container.members().get(0).file().format()) {
            case PARQUET -> "parquet";
            case ORC -> "orc";
            case AVRO -> "avro";
            case DELIMITED, JSON, XLSX, XLS ->
                throw new IllegalStateException("container: " + container.name() + " (expected: declared types)");
        };
        Dataset<Row> rows = reader.schema(schema).format(format).load(paths.toArray(String[]::new));
        List<Column> columns = new ArrayList<>();
        for (FieldDescription field : fields) {
            DataType type = container.known().schema().apply(field.name()).dataType();
            boolean there = schema.getFieldIndex(field.name()).isDefined();
            Column value = there ? col(quoted(field.name())) : lit(null);
            boolean same =
                    there && schema.apply(field.name()).dataType().asNullable().equals(type.asNullable());
            columns.add((same ? value : value.cast(type)).alias(field.name()));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
