package io.plumbline.benchmarks.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.stream.IntStream;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Columns of eight types in turn, each third with 5 % nulls. Written by Parquet itself: Spark plans thousands of expressions for a
 * quarter of an hour.
 */
final class WideTable {
    private static final int FILES = 2;

    private WideTable() {}

    /** Writes so many columns and rows into two files, with Spark's compression. */
    static void write(Path directory, int columns, int rows) throws IOException {
        Files.createDirectories(directory);
        IntStream.range(0, FILES).parallel().forEach(file -> {
            Path path = directory.resolve("part-" + file + ".parquet");
            try (ParquetWriter<Integer> writer = new Builder(path, columns)
                    .withCompressionCodec(CompressionCodecName.SNAPPY)
                    .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                    .build()) {
                for (int row = rows / FILES * file; row < rows / FILES * (file + 1); row++) {
                    writer.write(row);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(path.toString(), e);
            }
        });
        Files.createFile(directory.resolve("_SUCCESS"));
    }

    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final int columns;

        Builder(Path path, int columns) {
            super(new LocalOutputFile(path));
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(Configuration configuration) {
            return new Rows(columns);
        }
    }

    /** Turns the number of a row into its cells. */
    private static final class Rows extends WriteSupport<Integer> {
        private final int columns;
        private final MessageType schema;
        private @Nullable RecordConsumer consumer;

        Rows(int columns) {
            this.columns = columns;
            this.schema = new MessageType(
                    "wide", IntStream.range(0, columns).mapToObj(Rows::type).toList());
        }

        private static Type type(int column) {
            String name = "c" + column;
            return switch (column % 8) {
                case 0 -> Types.optional(PrimitiveTypeName.INT32).named(name);
                case 1 -> Types.optional(PrimitiveTypeName.INT64).named(name);
                case 2 -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
                case 3 ->
                    Types.optional(PrimitiveTypeName.INT64)
                            .as(LogicalTypeAnnotation.decimalType(2, 12))
                            .named(name);
                case 4, 5 ->
                    Types.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(name);
                case 6 ->
                    Types.optional(PrimitiveTypeName.INT32)
                            .as(LogicalTypeAnnotation.dateType())
                            .named(name);
                default ->
                    Types.optional(PrimitiveTypeName.INT64)
                            .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                            .named(name);
            };
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, new HashMap<>());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(Integer row) {
            RecordConsumer out = requireNonNull(consumer, "consumer");
            out.startMessage();
            for (int column = 0; column < columns; column++) {
                long hash = hash(row, column);
                if (column % 3 == 0 && Math.floorMod(hash >>> 32, 20) == 0) {
                    continue;
                }
                out.startField("c" + column, column);
                cell(out, column, row, hash);
                out.endField("c" + column, column);
            }
            out.endMessage();
        }

        private static void cell(RecordConsumer out, int column, int row, long hash) {
            switch (column % 8) {
                case 0 -> out.addInteger(Math.floorMod(hash, 100));
                case 1 -> out.addLong(row * 7L + column);
                case 2 -> out.addDouble(hash / 1e12);
                case 3 -> out.addLong(Math.floorMod(hash, 1_000_000));
                case 4 -> out.addBinary(Binary.fromString("status-" + Math.floorMod(hash, 8)));
                case 5 -> out.addBinary(Binary.fromString("customer " + Math.floorMod(hash, 20_000)));
                case 6 -> out.addInteger(18_262 + Math.floorMod(hash, 1_500));
                default -> out.addLong((1_600_000_000L + Math.floorMod(hash, 100_000_000)) * 1_000_000L);
            }
        }

        /** The finaliser of splitmix64. */
        private static long hash(int row, int column) {
            long z = row * 0x9E3779B97F4A7C15L + column * 0xD1B54A32D192ED03L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }
}
