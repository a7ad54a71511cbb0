package io.plumbline.connectors;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What to read of a container.
 *
 * @param columns names, in the order wanted; empty means all
 * @param maxRows stop after so many rows, whichever come first; null means all
 */
public record ReadOptions(List<String> columns, @Nullable Long maxRows) {

    /** Every row and column. */
    public static final ReadOptions ALL = new ReadOptions(List.of(), null);

    public ReadOptions {
        columns = List.copyOf(columns);
        if (maxRows != null && maxRows < 1) {
            throw new IllegalArgumentException("maxRows: " + maxRows + " (expected: >= 1)");
        }
    }
}
