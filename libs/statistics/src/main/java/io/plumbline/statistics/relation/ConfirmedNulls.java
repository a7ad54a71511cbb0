package io.plumbline.statistics.relation;

import java.util.List;

/**
 * What all rows say about columns that are null together.
 *
 * @param rows all rows
 * @param nullRows rows in which all of them are null
 * @param valueRows rows in which all of them have a value
 */
public record ConfirmedNulls(List<SampledColumn> columns, long rows, long nullRows, long valueRows) {
    public ConfirmedNulls {
        columns = List.copyOf(columns);
    }

    /** Rows in which some of them are null and others aren't; 0 when they always are together. */
    public long mixedRows() {
        return rows - nullRows - valueRows;
    }
}
