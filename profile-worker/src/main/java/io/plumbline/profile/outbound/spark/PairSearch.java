package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import io.plumbline.inference.PairFinding;
import io.plumbline.profiling.RelationPass;
import io.plumbline.statistics.relation.ColumnPair;
import io.plumbline.statistics.relation.ColumnPairs;
import io.plumbline.statistics.relation.ConfirmedPair;
import io.plumbline.statistics.relation.Correlation;
import io.plumbline.statistics.relation.RowSample;

/**
 * Finds fields that keep an order in every row: a sample of whole rows tells which may, and a second pass counts those in all rows.
 * Costs two more reads of the container, so that it is left to the levels that ask for relations.
 */
final class PairSearch {
    /** From this inference level on. */
    static final int LEVEL = 3;

    /** Pairs that are counted in all rows, those with the most compared rows first: two jobs at most. */
    private static final int MOST_PAIRS = 100;

    private static final long SEED = 20_261_126L;

    private PairSearch() {}

    /**
     * @param hidden columns that are left out
     * @return empty when no pair keeps an order in the sample
     */
    static List<PairFinding> of(Dataset<Row> rows, Set<String> hidden) {
        RelationPass pass = new RelationPass(rows);
        RowSample sample = pass.sample(hidden, RowSample.DEFAULT_CAPACITY, SEED);
        List<ColumnPair> candidates = ColumnPairs.of(sample.rows()).stream()
                .filter(PairSearch::keepsAnOrder)
                .sorted((a, b) -> Integer.compare(b.compared(), a.compared()))
                .limit(MOST_PAIRS)
                .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<ConfirmedPair> counted = pass.pairs(candidates);
        List<PairFinding> findings = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            findings.add(finding(counted.get(i), candidates.get(i).pearson().map(Correlation::value)));
        }
        return findings;
    }

    private static boolean keepsAnOrder(ColumnPair pair) {
        boolean sorted = pair.left().family().ordered() && (pair.less() == 0 || pair.greater() == 0);
        return pair.compared() > 0 && (sorted || pair.equal() == pair.compared());
    }

    private static PairFinding finding(ConfirmedPair pair, Optional<Double> correlation) {
        return new PairFinding(
                pair.left().path(),
                pair.right().path(),
                pair.onlyRightNull(),
                pair.onlyLeftNull(),
                pair.bothNull(),
                pair.less(),
                pair.equal(),
                pair.greater(),
                correlation,
                false);
    }
}
