package io.plumbline.statistics.relation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds candidates for keys of one or two columns in sampled rows: no nulls, no repetition. Minimal ones only: no pair with a
 * column that is a candidate alone. Whether a candidate is a key, only an exact pass can say.
 */
public final class KeyCandidates {
    /** A pair of columns is a candidate only if chance would have repeated it this often. */
    static final double MIN_EXPECTED_REPETITIONS = 3;

    /** Each candidate costs an exact pass. */
    public static final int MOST_PAIRS = 10;

    private final SampledRows sample;

    private KeyCandidates(SampledRows sample) {
        this.sample = sample;
    }

    /** Single columns first, then pairs, those that chance explains least first. */
    public static List<KeyCandidate> of(SampledRows sample) {
        return new KeyCandidates(sample).find();
    }

    private List<KeyCandidate> find() {
        int rows = sample.size();
        List<KeyCandidate> found = new ArrayList<>();
        List<Integer> parts = new ArrayList<>();
        double[] agreeing = new double[sample.columns().size()];
        for (int column = 0; column < agreeing.length; column++) {
            if (rows < 2 || hasNulls(column)) {
                continue;
            }
            agreeing[column] = agreeingPairs(column);
            if (agreeing[column] == 0) {
                found.add(new KeyCandidate(List.of(sample.column(column)), 0));
            } else {
                parts.add(column);
            }
        }
        double allPairs = rows * (rows - 1.0) / 2;
        List<KeyCandidate> pairs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                int left = parts.get(i);
                int right = parts.get(j);
                double expected = agreeing[left] * agreeing[right] / allPairs;
                if (expected >= MIN_EXPECTED_REPETITIONS && neverRepeats(left, right)) {
                    pairs.add(new KeyCandidate(List.of(sample.column(left), sample.column(right)), expected));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(KeyCandidate::expectedRepetitions).reversed());
        found.addAll(pairs.subList(0, Math.min(MOST_PAIRS, pairs.size())));
        return found;
    }

    private boolean hasNulls(int column) {
        for (int row = 0; row < sample.size(); row++) {
            if (sample.isNull(column, row)) {
                return true;
            }
        }
        return false;
    }

    /** Pairs of rows with the same value. */
    private double agreeingPairs(int column) {
        Map<Long, Integer> counts = new HashMap<>();
        double pairs = 0;
        for (int row = 0; row < sample.size(); row++) {
            pairs += counts.merge(sample.cell(column, row), 1, Integer::sum) - 1.0;
        }
        return pairs;
    }

    private boolean neverRepeats(int left, int right) {
        Set<CellPair> seen = new HashSet<>();
        for (int row = 0; row < sample.size(); row++) {
            if (!seen.add(new CellPair(sample.cell(left, row), sample.cell(right, row)))) {
                return false;
            }
        }
        return true;
    }

    private record CellPair(long left, long right) {}
}
