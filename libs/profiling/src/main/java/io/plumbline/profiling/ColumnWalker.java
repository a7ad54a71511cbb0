package io.plumbline.profiling;

import java.util.Arrays;

import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.execution.vectorized.ConstantColumnVector;
import org.apache.spark.sql.execution.vectorized.Dictionary;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * Adds one column of batches to the halves of a part. Where the source gives ids of a dictionary, ids are counted as long as the
 * dictionary stays the same, usually for a whole row group, and each value is touched once at its end.
 */
final class ColumnWalker {
    private static final int FIRST_IDS = 256;

    private final FieldNode node;
    private final Expression source;
    /** In a batch; -1 if the column is cast from one of the batch. */
    private final int position;

    private final int mostIds;
    /** How often each id occurred, in the training half and in the held-out one. */
    private final int[][] counts = new int[2][0];

    private @Nullable Dictionary dictionary;

    /**
     * @param source what of a batch the column is
     * @param mostIds ids that are counted; values of larger ids are decoded one by one
     */
    ColumnWalker(FieldNode node, Expression source, int mostIds) {
        this.node = node;
        this.source = source;
        this.position = source instanceof BoundReference column ? column.ordinal() : -1;
        this.mostIds = mostIds;
    }

    /** Adds rows of a batch, the end not included. */
    void add(ColumnarBatch batch, int from, int to, TaskParts parts) {
        Half half = parts.half();
        FieldSink sink = half.sink(node.index());
        if (sink.failed()) {
            return;
        }
        if (position < 0) {
            addCast(batch, from, to, half);
            return;
        }
        try {
            ColumnVector column = batch.column(position);
            if (isNested()) {
                for (int row = from; row < to; row++) {
                    half.nextRow();
                    RowWalker.add(node, batch.getRow(row), position, half);
                }
            } else if (column instanceof WritableColumnVector own && own.hasDictionary()) {
                count(own, from, to, parts, sink);
            } else {
                addValues(column, from, to, sink);
            }
        } catch (RuntimeException e) {
            RowWalker.fail(node, e, half);
        }
    }

    /** A value that can't be cast fails the run, as it does where Spark makes rows. */
    private void addCast(ColumnarBatch batch, int from, int to, Half half) {
        boolean same = isConstant(batch, source);
        GenericInternalRow value = new GenericInternalRow(1);
        for (int row = from; row < to; row++) {
            if (row == from || !same) {
                value.update(0, source.eval(batch.getRow(row)));
            }
            RowWalker.add(node, value, 0, half);
        }
    }

    /** Whether it is the same in the whole batch, as what a folder's name says is. */
    private static boolean isConstant(ColumnarBatch batch, Expression source) {
        if (source instanceof Cast cast) {
            return isConstant(batch, cast.child());
        }
        return source instanceof BoundReference column
                ? batch.column(column.ordinal()) instanceof ConstantColumnVector
                : source instanceof Literal;
    }

    boolean mayBeNull(ColumnarBatch batch) {
        return position < 0 || batch.column(position).hasNull();
    }

    boolean isNull(ColumnarBatch batch, int row) {
        return position < 0
                ? source.eval(batch.getRow(row)) == null
                : batch.column(position).isNullAt(row);
    }

    private boolean isNested() {
        return switch (node.kind()) {
            case DECIMAL, BINARY, ARRAY, MAP, STRUCT, PRESENCE -> true;
            case BOOLEAN, BYTE, SHORT, INT, LONG, SMALL_DECIMAL, FLOAT, DOUBLE, STRING -> false;
        };
    }

    private void count(WritableColumnVector column, int from, int to, TaskParts parts, FieldSink sink) {
        Dictionary now = Dictionaries.of(column);
        if (now != dictionary) {
            flush(parts);
            dictionary = now;
        }
        WritableColumnVector ids = column.getDictionaryIds();
        int half = parts.heldOut() ? 1 : 0;
        int[] known = counts[half];
        boolean nullable = column.hasNull();
        int nulls = 0;
        for (int row = from; row < to; row++) {
            if (nullable && column.isNullAt(row)) {
                nulls++;
                continue;
            }
            int id = ids.getDictId(row);
            if (id >= known.length) {
                if (id >= mostIds) {
                    addDecoded(now, id, 1, sink);
                    continue;
                }
                known = Arrays.copyOf(known, Math.min(mostIds, Math.max(FIRST_IDS, id * 2)));
                counts[half] = known;
            }
            known[id]++;
        }
        sink.addNulls(nulls);
    }

    /** Hands the counted ids over to the halves that they were counted for. */
    void flush(TaskParts parts) {
        Dictionary known = dictionary;
        if (known == null) {
            return;
        }
        for (int half = 0; half < counts.length; half++) {
            flush(known, counts[half], half == 0 ? parts.training() : parts.heldOutHalf());
        }
        dictionary = null;
    }

    private void flush(Dictionary known, int[] ids, Half half) {
        FieldSink sink = half.sink(node.index());
        try {
            for (int id = 0; id < ids.length; id++) {
                if (ids[id] > 0) {
                    int times = ids[id];
                    ids[id] = 0;
                    addDecoded(known, id, times, sink);
                }
            }
        } catch (RuntimeException e) {
            Arrays.fill(ids, 0);
            RowWalker.fail(node, e, half);
        }
    }

    /** As the column's own getters decode an id. */
    private void addDecoded(Dictionary known, int id, int times, FieldSink sink) {
        switch (node.kind()) {
            case BYTE -> sink.addLong((byte) known.decodeToInt(id), times);
            case SHORT -> sink.addLong((short) known.decodeToInt(id), times);
            case INT -> sink.addLong(known.decodeToInt(id), times);
            case LONG -> sink.addLong(known.decodeToLong(id), times);
            case SMALL_DECIMAL -> sink.addLong(isInt() ? known.decodeToInt(id) : known.decodeToLong(id), times);
            case FLOAT -> sink.addDouble(known.decodeToFloat(id), times);
            case DOUBLE -> sink.addDouble(known.decodeToDouble(id), times);
            case STRING -> sink.addText(known.decodeToBinary(id), times);
            case BOOLEAN, DECIMAL, BINARY, ARRAY, MAP, STRUCT, PRESENCE ->
                throw new IllegalStateException("dictionary: of " + node.kind() + " (expected: none)");
        }
    }

    /** Whether Spark's own vectors keep decimals of that many digits as 32-bit numbers. */
    private boolean isInt() {
        return ((DecimalType) node.type()).precision() <= Decimal.MAX_INT_DIGITS();
    }

    private void addValues(ColumnVector column, int from, int to, FieldSink sink) {
        boolean nullable = column.hasNull();
        int nulls = 0;
        for (int row = from; row < to; row++) {
            if (nullable && column.isNullAt(row)) {
                nulls++;
                continue;
            }
            switch (node.kind()) {
                case BOOLEAN -> sink.addLong(column.getBoolean(row) ? 1 : 0);
                case BYTE -> sink.addLong(column.getByte(row));
                case SHORT -> sink.addLong(column.getShort(row));
                case INT -> sink.addLong(column.getInt(row));
                case LONG -> sink.addLong(column.getLong(row));
                case SMALL_DECIMAL -> sink.addLong(decimal(column, row));
                case FLOAT -> sink.addDouble(column.getFloat(row));
                case DOUBLE -> sink.addDouble(column.getDouble(row));
                case STRING -> sink.addText(column.getUTF8String(row));
                case DECIMAL, BINARY, ARRAY, MAP, STRUCT, PRESENCE ->
                    throw new IllegalStateException("value: of " + node.kind() + " (expected: a plain one)");
            }
        }
        sink.addNulls(nulls);
    }

    private long decimal(ColumnVector column, int row) {
        if (column instanceof WritableColumnVector) {
            return isInt() ? column.getInt(row) : column.getLong(row);
        }
        DecimalType type = (DecimalType) node.type();
        return column.getDecimal(row, type.precision(), type.scale()).toUnscaledLong();
    }
}
