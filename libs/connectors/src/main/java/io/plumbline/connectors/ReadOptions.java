package io.plumbline.connectors;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What to read of a container.
 *
 * @param columns names, in the order wanted; empty means all
 * @param maxRows stop after so many rows, whichever come first; null means all
 * @param types by the name of a column, the type that a user wants instead of the one that was found
 */
public record ReadOptions(List<String> columns, @Nullable Long maxRows, Map<String, WantedType> types) {

    /** Every row and column. */
    public static final ReadOptions ALL = new ReadOptions(List.of(), null);

    public ReadOptions {
        columns = List.copyOf(columns);
        types = Map.copyOf(types);
        if (maxRows != null && maxRows < 1) {
            throw new IllegalArgumentException("maxRows: " + maxRows + " (expected: >= 1)");
        }
    }

    /** Columns under the types that were found. */
    public ReadOptions(List<String> columns, @Nullable Long maxRows) {
        this(columns, maxRows, Map.of());
    }

    /**
     * A type that a user wants.
     *
     * @param type as Spark's DDL names it
     * @param format a pattern for dates and times, such as {@code dd/MM/yyyy}; null for ISO
     */
    public record WantedType(String type, @Nullable String format) {}
}
