package io.plumbline.statistics.relation;

import java.util.List;

/**
 * What all rows say about a key.
 *
 * @param rows all rows
 * @param nullRows rows in which a column of the key is null
 * @param surplusRows rows without such nulls that could go so that none repeats; 0 together with {@code nullRows} 0 when it is a
 *     key
 */
public record ConfirmedKey(List<SampledColumn> columns, long rows, long nullRows, long surplusRows) {
    public ConfirmedKey {
        columns = List.copyOf(columns);
    }

    public boolean holds() {
        return nullRows == 0 && surplusRows == 0;
    }
}
