package io.plumbline.connectors.files.lake;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Nullability;

/**
 * The columns of a Delta table: as they are called, and as its files call them.
 *
 * @param schema as the log has it
 * @param mapping how columns are found in the files
 */
record DeltaColumns(StructType schema, Mapping mapping) {

    private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";
    private static final String ID = "delta.columnMapping.id";
    /** What Spark's reader looks for. */
    private static final String PARQUET_ID = "parquet.field.id";

    /** Delta's modes of column mapping. */
    enum Mapping {
        NONE,
        NAME,
        ID
    }

    List<FieldDescription> described() {
        List<FieldDescription> fields = new ArrayList<>();
        for (StructField field : schema.fields()) {
            Metadata more = field.metadata();
            String generated = text(more, "delta.generationExpression");
            String declared = text(more, "__CHAR_VARCHAR_TYPE_STRING");
            fields.add(new FieldDescription(
                    field.name(),
                    fields.size() + 1,
                    declared == null ? field.dataType().sql().toLowerCase(java.util.Locale.ROOT) : declared,
                    field.dataType().catalogString(),
                    field.nullable() ? Nullability.NULLABLE : Nullability.NOT_NULL,
                    null,
                    text(more, "comment"),
                    text(more, "CURRENT_DEFAULT"),
                    generated == null ? null : "generated as " + generated));
        }
        return fields;
    }

    /** How the files call a column. */
    String physicalName(StructField field) {
        String physical = mapping == Mapping.NONE ? null : text(field.metadata(), PHYSICAL_NAME);
        return physical == null ? field.name() : physical;
    }

    /** A column as the files have it, to any depth. */
    StructField physical(StructField field) {
        Metadata ids = mapping == Mapping.ID && field.metadata().contains(ID)
                ? new MetadataBuilder()
                        .putLong(PARQUET_ID, field.metadata().getLong(ID))
                        .build()
                : Metadata.empty();
        return new StructField(physicalName(field), physical(field.dataType()), true, ids);
    }

    private DataType physical(DataType type) {
        if (type instanceof StructType struct) {
            StructField[] fields = new StructField[struct.size()];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = physical(struct.fields()[i]);
            }
            return new StructType(fields);
        }
        if (type instanceof ArrayType array) {
            return new ArrayType(physical(array.elementType()), true);
        }
        if (type instanceof MapType map) {
            return new MapType(physical(map.keyType()), physical(map.valueType()), true);
        }
        return type;
    }

    private static @Nullable String text(Metadata metadata, String key) {
        return metadata.contains(key) ? metadata.getString(key) : null;
    }
}
