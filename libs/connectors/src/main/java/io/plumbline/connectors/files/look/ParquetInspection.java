package io.plumbline.connectors.files.look;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Nullability;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.files.store.FileStore;
import io.plumbline.connectors.files.store.FoundFile;

/** Reads the footer of a Parquet file: columns and exact row count, without touching a data page. */
public final class ParquetInspection {

    private static final int LEAST_BYTES = 12;

    /** Made once, and without Hadoop's configuration: that reads 100 KB of XML, for every file if it is made for every file. */
    private static final ParquetReadOptions FOOTERS =
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build();

    private ParquetInspection() {}

    public static Contents contents(String shown, FileStore store, FoundFile file, SourceLimits limits) {
        if (file.bytes() == 0) {
            throw new SourceException(SourceFailure.FILE_EMPTY, shown + ": 0 bytes (expected: rows)");
        }
        if (file.bytes() < LEAST_BYTES) {
            throw truncated(shown, file, null);
        }
        try (ParquetFileReader reader = ParquetFileReader.open(store.open(file), FOOTERS)) {
            MessageType message = reader.getFileMetaData().getSchema();
            StructType schema = new ParquetToSparkSchemaConverter(SQLConf.get()).convert(message);
            if (schema.size() > limits.maxColumns()) {
                throw new SourceException(
                        SourceFailure.TOO_LARGE,
                        shown + ": " + schema.size() + " columns (expected: at most " + limits.maxColumns() + ")");
            }
            return Contents.typed(fields(message, schema), schema, reader.getRecordCount());
        } catch (SourceException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw store.failure(shown, e).orElseGet(() -> truncated(shown, file, e));
        }
    }

    private static List<FieldDescription> fields(MessageType message, StructType schema) {
        List<FieldDescription> fields = new ArrayList<>();
        for (StructField field : schema.fields()) {
            Type declared = message.getType(field.name());
            StringBuilder words = new StringBuilder();
            if (declared.isPrimitive()) {
                words.append(declared.asPrimitiveType().getPrimitiveTypeName().name());
            } else {
                words.append("group");
            }
            if (declared.getLogicalTypeAnnotation() != null) {
                words.append(' ').append(declared.getLogicalTypeAnnotation());
            }
            boolean required = declared.isRepetition(Type.Repetition.REQUIRED);
            fields.add(new FieldDescription(
                    field.name(),
                    fields.size() + 1,
                    words.toString(),
                    field.dataType().catalogString(),
                    required ? Nullability.NOT_NULL : Nullability.NULLABLE,
                    null,
                    null,
                    null,
                    null));
        }
        return fields;
    }

    private static SourceException truncated(String shown, FoundFile file, @Nullable Exception cause) {
        return new SourceException(
                SourceFailure.FILE_UNREADABLE,
                shown + ": no readable Parquet footer at the end of its " + file.bytes()
                        + " bytes (expected: a whole Parquet file)",
                cause);
    }
}
