package io.plumbline.profiling;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.relation.RowSample;
import io.plumbline.statistics.relation.SampledColumn;
import io.plumbline.statistics.relation.SampledColumn.Family;
import io.plumbline.statistics.state.ValueHash;

/** Takes the sample of one partition: the rows whose priorities are the smallest. */
record RowSampling(ArrayList<SampledColumn> columns, ArrayList<DataType> types, int capacity, long seed)
        implements Serializable {

    /** The family of a type's values; null when they can't be compared with those of another column. */
    static @Nullable Family familyOf(DataType type) {
        if (type instanceof ByteType
                || type instanceof ShortType
                || type instanceof IntegerType
                || type instanceof LongType
                || type instanceof FloatType
                || type instanceof DoubleType
                || type instanceof DecimalType) {
            return Family.NUMBER;
        } else if (type instanceof DateType) {
            return Family.DATE;
        } else if (type instanceof TimestampType) {
            return Family.INSTANT;
        } else if (type instanceof TimestampNTZType) {
            return Family.LOCAL_DATE_TIME;
        } else if (type instanceof StringType) {
            return Family.TEXT;
        }
        return type instanceof BooleanType ? Family.BOOLEAN : null;
    }

    RowSample of(JavaRDD<InternalRow> rows) {
        if (rows.getNumPartitions() == 0) {
            return new RowSample(columns, capacity);
        }
        return read(rows.mapPartitions(this::sampled).treeReduce(RowSampling::merged));
    }

    private Iterator<byte[]> sampled(Iterator<InternalRow> rows) {
        RowSample sample = new RowSample(columns, capacity);
        TaskContext task = TaskContext.get();
        long[] cells = new long[columns.size()];
        for (long row = 0; rows.hasNext(); row++) {
            InternalRow next = rows.next();
            long priority = RowSample.priority(seed, task.partitionId(), row);
            if (sample.wants(priority)) {
                sample.add(priority, cells, fill(next, cells));
                task.killTaskIfInterrupted();
            }
        }
        return List.of(bytes(sample)).iterator();
    }

    /** Returns which are null. */
    private long[] fill(InternalRow row, long[] cells) {
        long[] nulls = new long[RowSample.words(cells.length)];
        for (int column = 0; column < cells.length; column++) {
            if (row.isNullAt(column)) {
                nulls[column / 64] |= 1L << (column % 64);
            } else {
                cells[column] = cell(row, column);
            }
        }
        return nulls;
    }

    private long cell(InternalRow row, int column) {
        return switch (columns.get(column).family()) {
            case NUMBER -> Double.doubleToLongBits(number(row, column, types.get(column)) + 0.0);
            case DATE -> row.getInt(column);
            case INSTANT, LOCAL_DATE_TIME -> row.getLong(column);
            case TEXT -> {
                byte[] utf8 = row.getUTF8String(column).getBytes();
                yield ValueHash.ofBytes(utf8, 0, utf8.length);
            }
            case BOOLEAN -> row.getBoolean(column) ? 1 : 0;
        };
    }

    private static double number(InternalRow row, int column, DataType type) {
        if (type instanceof ByteType) {
            return row.getByte(column);
        } else if (type instanceof ShortType) {
            return row.getShort(column);
        } else if (type instanceof IntegerType) {
            return row.getInt(column);
        } else if (type instanceof LongType) {
            return row.getLong(column);
        } else if (type instanceof FloatType) {
            return row.getFloat(column);
        } else if (type instanceof DecimalType decimal) {
            return row.getDecimal(column, decimal.precision(), decimal.scale()).toDouble();
        }
        return row.getDouble(column);
    }

    private static byte[] merged(byte[] a, byte[] b) {
        RowSample sample = read(a);
        sample.absorb(read(b));
        return bytes(sample);
    }

    private static byte[] bytes(RowSample sample) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            sample.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static RowSample read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return RowSample.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
