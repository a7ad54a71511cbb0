package io.plumbline.profiling;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.types.DataType;

/**
 * One field in the tree that a task walks for each row.
 *
 * @param index of its state
 * @param position in the row or struct that holds it; of a map's children, whether they are its keys or its values
 * @param children of a struct; the one element of an array; keys and values of a map
 */
record FieldNode(int index, int position, DataType type, Kind kind, ArrayList<FieldNode> children)
        implements Serializable {
    /** How the value is read. */
    enum Kind {
        BOOLEAN,
        BYTE,
        SHORT,
        INT,
        LONG,
        SMALL_DECIMAL,
        DECIMAL,
        FLOAT,
        DOUBLE,
        STRING,
        BINARY,
        ARRAY,
        MAP,
        STRUCT,
        PRESENCE
    }

    static List<FieldNode> none() {
        return List.of();
    }
}
