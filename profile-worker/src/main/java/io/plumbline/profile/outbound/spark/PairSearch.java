package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationCoefficient;
import io.plumbline.events.model.RelationKind;
import io.plumbline.inference.PairFinding;
import io.plumbline.profiling.RelationPass;
import io.plumbline.statistics.relation.ColumnPair;
import io.plumbline.statistics.relation.ColumnPairs;
import io.plumbline.statistics.relation.ConfirmedPair;
import io.plumbline.statistics.relation.Correlation;
import io.plumbline.statistics.relation.SampledColumn.Family;
import io.plumbline.statistics.relation.SampledRows;

/**
 * Finds fields that keep an order in every row, or rise and fall together: a sample of whole rows tells which may, and one more pass counts
 * the orders in all rows. Correlations are the sample's.
 */
final class PairSearch {
    /** Pairs that are counted in all rows, those with the most compared rows first: two jobs at most. */
    private static final int MOST_PAIRS = 100;

    /** The strongest correlations. */
    private static final int MOST_CORRELATIONS = 200;

    /** Numbers that don't go together this much stand in an order only because they are of different sizes. */
    private static final double MIN_CORRELATION = 0.5;

    /** With fewer rows to compare, an order is chance. */
    private static final int MIN_COMPARED = 10;

    private final List<ColumnPair> candidates;
    private final List<ConfirmedPair> counted;
    private final List<ColumnPair> correlated;
    private final List<String> notes = new ArrayList<>();

    PairSearch(RelationPass pass, SampledRows sample) {
        List<ColumnPair> all = ColumnPairs.of(sample);
        List<ColumnPair> ordered = all.stream()
                .filter(PairSearch::keepsAnOrder)
                .sorted((a, b) -> Integer.compare(b.compared(), a.compared()))
                .toList();
        candidates = ordered.subList(0, Math.min(MOST_PAIRS, ordered.size()));
        counted = pass.pairs(candidates);
        if (ordered.size() > candidates.size()) {
            notes.add((ordered.size() - candidates.size()) + " of " + ordered.size()
                    + " pairs that keep an order in the sample were not counted");
        }
        List<ColumnPair> strong = all.stream()
                .filter(pair -> strength(pair) >= MIN_CORRELATION)
                .sorted(Comparator.comparingDouble(PairSearch::strength).reversed())
                .toList();
        correlated = strong.subList(0, Math.min(MOST_CORRELATIONS, strong.size()));
        if (strong.size() > correlated.size()) {
            notes.add((strong.size() - correlated.size()) + " of " + strong.size()
                    + " correlations, the weakest, were left out");
        }
    }

    private static boolean keepsAnOrder(ColumnPair pair) {
        if (pair.compared() == 0) {
            return false;
        }
        Family family = pair.left().family();
        boolean together = family != Family.NUMBER
                || pair.pearson().map(Correlation::value).orElse(0.0) >= MIN_CORRELATION;
        boolean sorted = family.ordered() && together && (pair.less() == 0 || pair.greater() == 0);
        return sorted || pair.equal() == pair.compared();
    }

    /** What the correlation of the ranks certainly is, whatever its sign; 0 if that isn't known. */
    private static double strength(ColumnPair pair) {
        return pair.spearman()
                .map(c -> c.lower() > 0 ? c.lower() : Math.max(0, -c.upper()))
                .orElse(0.0);
    }

    /** What checks are concluded from. */
    List<PairFinding> findings() {
        List<PairFinding> findings = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            ConfirmedPair pair = counted.get(i);
            findings.add(new PairFinding(
                    pair.left().path(),
                    pair.right().path(),
                    pair.onlyRightNull(),
                    pair.onlyLeftNull(),
                    pair.bothNull(),
                    pair.less(),
                    pair.equal(),
                    pair.greater(),
                    candidates.get(i).pearson().map(Correlation::value),
                    false));
        }
        return findings;
    }

    List<Relation> relations() {
        List<Relation> found = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            relation(counted.get(i), candidates.get(i)).ifPresent(found::add);
        }
        correlated.forEach(pair -> found.add(new Relation(
                RelationKind.CORRELATED,
                List.of(pair.left().path(), pair.right().path()),
                pair.exact(),
                pair.rows(),
                pair.compared(),
                0,
                null,
                coefficients(pair),
                pair.exact()
                        ? "all rows"
                        : "a uniform sample of " + pair.rows() + " of " + pair.rowsSeen() + " rows")));
        return found;
    }

    /** What was left out, in words. */
    List<String> notes() {
        return notes;
    }

    private static Optional<Relation> relation(ConfirmedPair pair, ColumnPair sampled) {
        if (pair.compared() < MIN_COMPARED) {
            return Optional.empty();
        }
        boolean equal = sampled.equal() == sampled.compared();
        boolean swapped = !equal && sampled.less() == 0;
        String left = pair.left().path();
        String right = pair.right().path();
        long rows = pair.compared() + pair.bothNull() + pair.onlyLeftNull() + pair.onlyRightNull();
        long exceptions = equal ? pair.less() + pair.greater() : swapped ? pair.less() : pair.greater();
        return Optional.of(new Relation(
                equal ? RelationKind.EQUAL : RelationKind.AT_MOST,
                swapped ? List.of(right, left) : List.of(left, right),
                true,
                rows,
                pair.compared(),
                exceptions,
                equal ? null : pair.equal(),
                coefficients(sampled),
                "all rows, compared one by one"
                        + (sampled.pearson().isEmpty() ? "" : "; coefficients of " + sampled.compared() + " of them")));
    }

    private static List<RelationCoefficient> coefficients(ColumnPair pair) {
        List<RelationCoefficient> coefficients = new ArrayList<>();
        pair.pearson().ifPresent(c -> coefficients.add(coefficient("PEARSON", c)));
        pair.spearman().ifPresent(c -> coefficients.add(coefficient("SPEARMAN", c)));
        return coefficients;
    }

    private static RelationCoefficient coefficient(String name, Correlation correlation) {
        return new RelationCoefficient(name, correlation.value(), correlation.lower(), correlation.upper());
    }
}
