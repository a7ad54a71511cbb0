package io.plumbline.profiling;

import java.util.List;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/** Adds rows to a half of a part. A field that can't be read fails alone. */
final class RowWalker {
    private final FieldNode[] roots;

    RowWalker(List<FieldNode> roots) {
        this.roots = roots.toArray(FieldNode[]::new);
    }

    void add(InternalRow row, Half half) {
        half.nextRow();
        boolean blank = roots.length > 0;
        for (FieldNode node : roots) {
            blank &= row.isNullAt(node.position());
            add(node, row, node.position(), half);
        }
        half.addRow(blank);
    }

    /** Adds the value of one field and those below it. */
    static void add(FieldNode node, SpecializedGetters holder, int position, Half half) {
        FieldSink sink = half.sink(node.index());
        if (sink.failed()) {
            return;
        }
        try {
            if (holder.isNullAt(position)) {
                sink.addNulls(1);
                if (node.kind() == FieldNode.Kind.STRUCT) {
                    addBelowNull(node, half);
                }
            } else {
                sink.sawValueIn(half.row());
                addValue(node, sink, holder, position, half);
            }
        } catch (RuntimeException e) {
            fail(node, e, half);
        }
    }

    /** Gives a field and those below it a reason instead of figures. */
    static void fail(FieldNode node, RuntimeException cause, Half half) {
        half.sink(node.index()).fail(cause);
        for (FieldNode child : node.children()) {
            fail(child, cause, half);
        }
    }

    /** Fields of a null struct are null; a null array has no elements to count. */
    private static void addBelowNull(FieldNode struct, Half half) {
        for (FieldNode child : struct.children()) {
            half.sink(child.index()).addParentNulls(1);
            if (child.kind() == FieldNode.Kind.STRUCT) {
                addBelowNull(child, half);
            }
        }
    }

    private static void addValue(FieldNode node, FieldSink sink, SpecializedGetters holder, int position, Half half) {
        switch (node.kind()) {
            case BOOLEAN -> sink.addLong(holder.getBoolean(position) ? 1 : 0);
            case BYTE -> sink.addLong(holder.getByte(position));
            case SHORT -> sink.addLong(holder.getShort(position));
            case INT -> sink.addLong(holder.getInt(position));
            case LONG -> sink.addLong(holder.getLong(position));
            case SMALL_DECIMAL -> sink.addLong(decimal(node, holder, position).toUnscaledLong());
            case DECIMAL -> sink.addDecimal(decimal(node, holder, position).toJavaBigDecimal());
            case FLOAT -> sink.addDouble(holder.getFloat(position));
            case DOUBLE -> sink.addDouble(holder.getDouble(position));
            case STRING -> sink.addText(holder.getUTF8String(position));
            case BINARY -> sink.addBytes(holder.getBinary(position));
            case MAP -> addEntries(node, sink, holder.getMap(position), half);
            case PRESENCE -> sink.addPresent(1);
            case ARRAY -> addElements(node, sink, holder.getArray(position), half);
            case STRUCT -> {
                sink.addPresent(1);
                InternalRow struct = holder.getStruct(position, ((StructType) node.type()).size());
                for (FieldNode child : node.children()) {
                    add(child, struct, child.position(), half);
                }
            }
        }
    }

    private static Decimal decimal(FieldNode node, SpecializedGetters holder, int position) {
        DecimalType type = (DecimalType) node.type();
        return holder.getDecimal(position, type.precision(), type.scale());
    }

    private static void addElements(FieldNode node, FieldSink sink, ArrayData array, Half half) {
        int size = array.numElements();
        sink.addSize(size);
        for (FieldNode element : node.children()) {
            for (int i = 0; i < size; i++) {
                add(element, array, i, half);
            }
        }
    }

    private static void addEntries(FieldNode node, FieldSink sink, MapData map, Half half) {
        int size = map.numElements();
        sink.addSize(size);
        for (FieldNode child : node.children()) {
            ArrayData side = child.position() == FieldTree.KEYS ? map.keyArray() : map.valueArray();
            for (int i = 0; i < size; i++) {
                add(child, side, i, half);
            }
        }
    }
}
