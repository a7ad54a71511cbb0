package io.plumbline.connectors.files.look;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.spark.sql.avro.SchemaConverters;
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
import io.plumbline.connectors.files.store.LocalFile;

/** Reads the header of an Avro file: columns, and the row count from the headers of its blocks where skipping them costs nothing. */
public final class AvroInspection {

    private static final int MOST_BLOCKS = 100_000;
    private static final int SYNC_BYTES = 16;

    private AvroInspection() {}

    public static Contents contents(String shown, FileStore store, FoundFile file, SourceLimits limits)
            throws IOException {
        if (file.bytes() == 0) {
            throw new SourceException(SourceFailure.FILE_EMPTY, shown + ": 0 bytes (expected: rows)");
        }
        InputFile bytes = store.open(file);
        try (Input input = new Input(bytes);
                DataFileReader<GenericRecord> reader = new DataFileReader<>(input, new GenericDatumReader<>())) {
            Schema avro = reader.getSchema();
            if (avro.getType() != Schema.Type.RECORD) {
                throw broken(shown, "holds " + avro.getType() + " values", "records", null);
            }
            StructType schema = schema(shown, avro);
            if (schema.size() > limits.maxColumns()) {
                throw new SourceException(
                        SourceFailure.TOO_LARGE,
                        shown + ": " + schema.size() + " columns (expected: at most " + limits.maxColumns() + ")");
            }
            Long rows = bytes instanceof LocalFile ? rows(bytes, reader.previousSync()) : null;
            return Contents.typed(fields(avro, schema), schema, rows);
        } catch (SourceException e) {
            throw e;
        } catch (RuntimeException | EOFException e) { // whatever Avro makes of a header that isn't one
            throw broken(shown, "no readable Avro header", "a whole Avro file", e);
        } catch (IOException e) {
            throw store.failure(shown, e)
                    .orElseGet(() -> broken(shown, "no readable Avro header", "a whole Avro file", e));
        }
    }

    private static StructType schema(String shown, Schema avro) {
        try {
            return (StructType) SchemaConverters.toSqlType(avro).dataType();
        } catch (Exception e) { // Spark throws a checked one that it does not declare
            throw broken(
                    shown, "a schema that has no columns, such as one that contains itself", "a flat or nested one", e);
        }
    }

    private static List<FieldDescription> fields(Schema avro, StructType schema) {
        List<FieldDescription> fields = new ArrayList<>();
        for (StructField field : schema.fields()) {
            Schema.Field declared = avro.getField(field.name());
            Schema type = declared.schema();
            String words = type.isUnion()
                    ? String.join(
                            " or ",
                            type.getTypes().stream().map(AvroInspection::words).toList())
                    : words(type);
            fields.add(new FieldDescription(
                    field.name(),
                    fields.size() + 1,
                    words,
                    field.dataType().catalogString(),
                    field.nullable() ? Nullability.NULLABLE : Nullability.NOT_NULL,
                    null,
                    declared.doc(),
                    null,
                    null));
        }
        return fields;
    }

    private static String words(Schema type) {
        return type.getLogicalType() == null
                ? type.getType().getName()
                : type.getType().getName() + " " + type.getLogicalType().getName();
    }

    /** Adds up what the blocks say of themselves; null if there are too many, or they say nonsense. */
    private static @Nullable Long rows(InputFile file, long firstBlock) throws IOException {
        long length = file.getLength();
        try (SeekableInputStream in = file.newStream()) {
            long position = firstBlock;
            long rows = 0;
            for (int block = 0; position < length; block++) {
                in.seek(position);
                long count = number(in);
                long bytes = number(in);
                long next = in.getPos() + bytes + SYNC_BYTES;
                if (block == MOST_BLOCKS || count < 0 || bytes < 0 || next > length) {
                    return null;
                }
                rows += count;
                position = next;
            }
            return rows;
        }
    }

    /** A number as Avro writes it: seven bits a byte, signs folded in. */
    private static long number(SeekableInputStream in) throws IOException {
        long raw = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = in.read();
            if (b < 0) {
                return -1;
            }
            raw |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return raw >>> 1 ^ -(raw & 1);
            }
        }
        return -1;
    }

    private static SourceException broken(String shown, String what, String expected, @Nullable Throwable cause) {
        return new SourceException(
                SourceFailure.FILE_UNREADABLE, shown + ": " + what + " (expected: " + expected + ")", cause);
    }

    /** The file as Avro wants it. */
    private static final class Input implements SeekableInput {

        private final SeekableInputStream stream;
        private final long length;

        private Input(InputFile file) throws IOException {
            this.length = file.getLength();
            this.stream = file.newStream();
        }

        @Override
        public void seek(long position) throws IOException {
            stream.seek(position);
        }

        @Override
        public long tell() throws IOException {
            return stream.getPos();
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            return stream.read(into, offset, count);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
