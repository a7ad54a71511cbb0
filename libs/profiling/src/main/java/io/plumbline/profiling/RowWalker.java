package io.plumbline.profiling;

import java.util.List;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldState;

/** Adds rows to a container's state. A field that can't be read fails alone. */
final class RowWalker {
    private final List<FieldNode> roots;
    private final FieldState[] states;
    private final ContainerState container;
    private final boolean[] perElement;
    /** By field per element: the last row in which it had a value. */
    private final long[] lastRow;

    private long rowNumber;

    RowWalker(List<FieldNode> roots, ContainerState container) {
        this.roots = roots;
        this.container = container;
        this.states = container.fields().toArray(FieldState[]::new);
        this.perElement = new boolean[states.length];
        for (int i = 0; i < states.length; i++) {
            perElement[i] = states[i].shape().perElement();
        }
        this.lastRow = new long[states.length];
    }

    void add(InternalRow row) {
        boolean blank = !roots.isEmpty();
        rowNumber++;
        for (int i = 0; i < roots.size(); i++) {
            FieldNode node = roots.get(i);
            blank &= row.isNullAt(node.position());
            add(node, row, node.position());
        }
        container.addRow(blank);
    }

    private void add(FieldNode node, SpecializedGetters holder, int position) {
        FieldState state = states[node.index()];
        if (state.failure().isPresent()) {
            return;
        }
        try {
            if (holder.isNullAt(position)) {
                state.addNulls(1);
                if (node.kind() == FieldNode.Kind.STRUCT) {
                    addBelowNull(node);
                }
            } else {
                if (perElement[node.index()] && lastRow[node.index()] != rowNumber) {
                    lastRow[node.index()] = rowNumber;
                    state.addRowsWithValue(1);
                }
                addValue(node, state, holder, position);
            }
        } catch (RuntimeException e) {
            fail(node, e);
        }
    }

    private void fail(FieldNode node, RuntimeException cause) {
        states[node.index()].fail(cause);
        for (FieldNode child : node.children()) {
            fail(child, cause);
        }
    }

    /** Fields of a null struct are null; a null array has no elements to count. */
    private void addBelowNull(FieldNode struct) {
        for (FieldNode child : struct.children()) {
            states[child.index()].addParentNulls(1);
            if (child.kind() == FieldNode.Kind.STRUCT) {
                addBelowNull(child);
            }
        }
    }

    private void addValue(FieldNode node, FieldState state, SpecializedGetters holder, int position) {
        switch (node.kind()) {
            case BOOLEAN -> state.addLong(holder.getBoolean(position) ? 1 : 0, 1);
            case BYTE -> state.addLong(holder.getByte(position), 1);
            case SHORT -> state.addLong(holder.getShort(position), 1);
            case INT -> state.addLong(holder.getInt(position), 1);
            case LONG -> state.addLong(holder.getLong(position), 1);
            case SMALL_DECIMAL -> state.addLong(decimal(node, holder, position).toUnscaledLong(), 1);
            case DECIMAL -> state.addDecimal(decimal(node, holder, position).toJavaBigDecimal(), 1);
            case FLOAT -> state.addDouble(holder.getFloat(position), 1);
            case DOUBLE -> state.addDouble(holder.getDouble(position), 1);
            case STRING -> {
                UTF8String text = holder.getUTF8String(position);
                state.addText(text.getBytes(), text.numChars(), 1);
            }
            case BINARY -> state.addBytes(holder.getBinary(position), 1);
            case MAP -> addEntries(node, state, holder.getMap(position));
            case PRESENCE -> state.addPresent(1);
            case ARRAY -> addElements(node, state, holder.getArray(position));
            case STRUCT -> {
                state.addPresent(1);
                InternalRow struct = holder.getStruct(position, ((StructType) node.type()).size());
                for (FieldNode child : node.children()) {
                    add(child, struct, child.position());
                }
            }
        }
    }

    private static Decimal decimal(FieldNode node, SpecializedGetters holder, int position) {
        DecimalType type = (DecimalType) node.type();
        return holder.getDecimal(position, type.precision(), type.scale());
    }

    private void addElements(FieldNode node, FieldState state, ArrayData array) {
        int size = array.numElements();
        state.addSize(size, 1);
        for (FieldNode element : node.children()) {
            for (int i = 0; i < size; i++) {
                add(element, array, i);
            }
        }
    }

    private void addEntries(FieldNode node, FieldState state, MapData map) {
        int size = map.numElements();
        state.addSize(size, 1);
        for (FieldNode child : node.children()) {
            ArrayData side = child.position() == FieldTree.KEYS ? map.keyArray() : map.valueArray();
            for (int i = 0; i < size; i++) {
                add(child, side, i);
            }
        }
    }
}
