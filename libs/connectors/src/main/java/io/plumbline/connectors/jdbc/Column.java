package io.plumbline.connectors.jdbc;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;

/**
 * One column and how it is selected.
 *
 * @param expression what the SELECT says, without the alias
 * @param split by what kind of ranges a read can be cut along it; null if by none
 * @param lost the values that are not read as they are; empty if there can be none
 * @param grows true if the database itself counts it up with each new row
 * @param readable false if the login has not the right to read it, though it may know of it
 */
record Column(
        FieldDescription field,
        String expression,
        @Nullable SplitKind split,
        List<Lost> lost,
        boolean grows,
        boolean readable) {

    Column {
        lost = List.copyOf(lost);
    }

    static Column of(FieldDescription field, Reading reading, boolean grows) {
        return new Column(field, reading.expression(), reading.split(), reading.lost(), grows, true);
    }

    String name() {
        return field.name();
    }

    Column unreadable() {
        return new Column(field, expression, split, lost, grows, false);
    }

    /** The same column at another place in its table. */
    Column at(int ordinal) {
        FieldDescription f = field;
        FieldDescription moved = new FieldDescription(
                f.name(),
                ordinal,
                f.declaredType(),
                f.sparkType(),
                f.nullability(),
                f.primaryKeyPosition(),
                f.comment(),
                f.defaultValue(),
                f.note());
        return new Column(moved, expression, split, lost, grows, readable);
    }

    /** The same column, with its place in the primary key. */
    Column inPrimaryKey(@Nullable Integer position) {
        FieldDescription f = field;
        FieldDescription placed = new FieldDescription(
                f.name(),
                f.ordinal(),
                f.declaredType(),
                f.sparkType(),
                f.nullability(),
                position,
                f.comment(),
                f.defaultValue(),
                f.note());
        return new Column(placed, expression, split, lost, grows, readable);
    }
}
