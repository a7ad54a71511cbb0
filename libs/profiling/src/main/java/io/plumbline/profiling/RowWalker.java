package io.plumbline.profiling;

import java.util.List;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

import io.plumbline.profiling.state.ContainerState;
import io.plumbline.profiling.state.FieldState;

/** Adds rows to a container's state. A field that can't be read fails alone. */
final class RowWalker {
    private final List<FieldNode> roots;
    private final FieldState[] states;
    private final ContainerState container;

    RowWalker(List<FieldNode> roots, ContainerState container) {
        this.roots = roots;
        this.container = container;
        this.states = container.fields().toArray(FieldState[]::new);
    }

    void add(InternalRow row) {
        boolean blank = !roots.isEmpty();
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
                state.addNull();
                if (node.kind() == FieldNode.Kind.STRUCT) {
                    addBelowNull(node);
                }
            } else {
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
            states[child.index()].addParentNull();
            if (child.kind() == FieldNode.Kind.STRUCT) {
                addBelowNull(child);
            }
        }
    }

    private void addValue(FieldNode node, FieldState state, SpecializedGetters holder, int position) {
        switch (node.kind()) {
            case BOOLEAN -> state.addLong(holder.getBoolean(position) ? 1 : 0);
            case BYTE -> state.addLong(holder.getByte(position));
            case SHORT -> state.addLong(holder.getShort(position));
            case INT -> state.addLong(holder.getInt(position));
            case LONG -> state.addLong(holder.getLong(position));
            case SMALL_DECIMAL -> state.addLong(decimal(node, holder, position).toUnscaledLong());
            case DECIMAL -> state.addDecimal(decimal(node, holder, position).toJavaBigDecimal());
            case FLOAT -> state.addDouble(holder.getFloat(position));
            case DOUBLE -> state.addDouble(holder.getDouble(position));
            case STRING -> {
                UTF8String text = holder.getUTF8String(position);
                state.addText(text.getBytes(), text.numChars());
            }
            case BINARY -> state.addBytes(holder.getBinary(position));
            case MAP -> state.addSize(holder.getMap(position).numElements());
            case PRESENCE -> state.addPresent();
            case ARRAY -> addElements(node, state, holder.getArray(position));
            case STRUCT -> {
                state.addPresent();
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
        state.addSize(size);
        for (FieldNode element : node.children()) {
            for (int i = 0; i < size; i++) {
                add(element, array, i);
            }
        }
    }
}
