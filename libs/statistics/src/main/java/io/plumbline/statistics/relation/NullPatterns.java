package io.plumbline.statistics.relation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds columns that are null together in sampled rows, whatever their families. Only an exact pass can say that they always are. */
public final class NullPatterns {
    /** With fewer rows of either sort, columns that have nothing to do with each other agree by chance. */
    static final int MIN_ROWS_OF_EACH_SORT = 5;

    private NullPatterns() {}

    /** In the order of their first columns. */
    public static List<NullPattern> of(SampledRows sample) {
        Map<BitSet, List<SampledColumn>> byNulls = new LinkedHashMap<>();
        for (int column = 0; column < sample.columns().size(); column++) {
            BitSet nulls = new BitSet();
            for (int row = 0; row < sample.size(); row++) {
                if (sample.isNull(column, row)) {
                    nulls.set(row);
                }
            }
            int nullRows = nulls.cardinality();
            if (nullRows >= MIN_ROWS_OF_EACH_SORT && sample.size() - nullRows >= MIN_ROWS_OF_EACH_SORT) {
                byNulls.computeIfAbsent(nulls, n -> new ArrayList<>()).add(sample.column(column));
            }
        }
        List<NullPattern> found = new ArrayList<>();
        byNulls.forEach((nulls, columns) -> {
            if (columns.size() > 1) {
                found.add(new NullPattern(columns, nulls.cardinality(), sample.size() - nulls.cardinality()));
            }
        });
        return found;
    }
}
