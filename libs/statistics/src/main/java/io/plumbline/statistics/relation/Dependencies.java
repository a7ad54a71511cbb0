package io.plumbline.statistics.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds candidates for functional dependencies between two columns in sampled rows. A candidate needs an exact pass: the sample
 * can only refute.
 */
public final class Dependencies {
    /** Fewer repeated determinants say little. */
    static final int MIN_GROUPS = 5;

    /**
     * So many breaks would be expected of unrelated columns. None is then seen by chance with less than e^-10, or 1 in 20,000:
     * rare enough among the thousands of pairs of one container.
     */
    static final double MIN_EXPECTED_BREAKS = 10;

    private final SampledRows sample;

    private Dependencies(SampledRows sample) {
        this.sample = sample;
    }

    /** In the order of the determinants, then of the dependents. */
    public static List<Dependency> of(SampledRows sample) {
        Dependencies all = new Dependencies(sample);
        List<Dependency> found = new ArrayList<>();
        int columns = sample.columns().size();
        double[] sameness = new double[columns];
        for (int column = 0; column < columns; column++) {
            sameness[column] = all.sameness(column);
        }
        for (int determinant = 0; determinant < columns; determinant++) {
            Groups groups = all.groups(determinant);
            if (groups.repeated < MIN_GROUPS) {
                continue;
            }
            for (int dependent = 0; dependent < columns; dependent++) {
                double expected = (groups.rows - groups.repeated) * (1 - sameness[dependent]);
                if (dependent != determinant && expected >= MIN_EXPECTED_BREAKS && all.holds(groups, dependent)) {
                    found.add(new Dependency(
                            sample.column(determinant),
                            sample.column(dependent),
                            groups.repeated,
                            groups.rows,
                            expected));
                }
            }
        }
        return found;
    }

    /**
     * Rows by their value of the determinant.
     *
     * @param groupOf of each row, -1 without a determinant
     * @param repeated groups of more than one row
     * @param rows rows in these
     */
    private record Groups(int[] groupOf, int count, int repeated, int rows) {}

    private Groups groups(int column) {
        Map<Long, Integer> known = new HashMap<>();
        int[] groupOf = new int[sample.size()];
        int[] sizes = new int[sample.size()];
        for (int row = 0; row < sample.size(); row++) {
            if (sample.isNull(column, row)) {
                groupOf[row] = -1;
            } else {
                int next = known.size();
                Integer group = known.putIfAbsent(sample.cell(column, row), next);
                groupOf[row] = group == null ? next : group;
                sizes[groupOf[row]]++;
            }
        }
        int repeated = 0;
        int rows = 0;
        for (int size : sizes) {
            if (size > 1) {
                repeated++;
                rows += size;
            }
        }
        return new Groups(groupOf, known.size(), repeated, rows);
    }

    /** The chance that two random rows have the same value, null being one. */
    private double sameness(int column) {
        Map<Long, Integer> counts = new HashMap<>();
        int nulls = 0;
        for (int row = 0; row < sample.size(); row++) {
            if (sample.isNull(column, row)) {
                nulls++;
            } else {
                counts.merge(sample.cell(column, row), 1, Integer::sum);
            }
        }
        double n = Math.max(1, sample.size());
        double same = nulls / n * (nulls / n);
        for (int count : counts.values()) {
            same += count / n * (count / n);
        }
        return same;
    }

    private boolean holds(Groups groups, int dependent) {
        int[] firstRow = new int[groups.count];
        Arrays.fill(firstRow, -1);
        for (int row = 0; row < sample.size(); row++) {
            int group = groups.groupOf[row];
            if (group < 0) {
                continue;
            }
            int first = firstRow[group];
            if (first < 0) {
                firstRow[group] = row;
            } else if (differs(dependent, first, row)) {
                return false;
            }
        }
        return true;
    }

    private boolean differs(int column, int a, int b) {
        boolean aNull = sample.isNull(column, a);
        boolean bNull = sample.isNull(column, b);
        return aNull || bNull ? aNull != bNull : sample.cell(column, a) != sample.cell(column, b);
    }
}
