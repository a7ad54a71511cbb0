package io.plumbline.statistics.relation;

import java.util.List;

/**
 * Columns whose values together don't repeat in the sampled rows.
 *
 * @param columns one or two, in the order of the container
 * @param expectedRepetitions how many pairs of sampled rows would agree in all columns by chance if these had nothing to do with
 *     each other; the greater, the more it means that none did
 */
public record KeyCandidate(List<SampledColumn> columns, double expectedRepetitions) {
    public KeyCandidate {
        columns = List.copyOf(columns);
    }
}
