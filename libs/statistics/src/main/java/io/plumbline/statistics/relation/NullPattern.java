package io.plumbline.statistics.relation;

import java.util.List;

/**
 * Columns that are null in the same sampled rows.
 *
 * @param columns two or more, in the order of the container
 * @param nullRows sampled rows in which all of them are null
 * @param valueRows sampled rows in which all of them have a value
 */
public record NullPattern(List<SampledColumn> columns, int nullRows, int valueRows) {
    public NullPattern {
        columns = List.copyOf(columns);
    }
}
