package io.plumbline.statistics.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares every two columns of one family over the sampled rows. */
public final class ColumnPairs {
    private static final int FEWEST_FOR_CORRELATION = 3;

    private final SampledRows sample;

    private ColumnPairs(SampledRows sample) {
        this.sample = sample;
    }

    /** All pairs, in the order of the columns. */
    public static List<ColumnPair> of(SampledRows sample) {
        ColumnPairs pairs = new ColumnPairs(sample);
        List<ColumnPair> found = new ArrayList<>();
        int columns = sample.columns().size();
        for (int left = 0; left < columns; left++) {
            for (int right = left + 1; right < columns; right++) {
                if (sample.column(left).family() == sample.column(right).family()) {
                    found.add(pairs.pair(left, right));
                }
            }
        }
        return found;
    }

    private ColumnPair pair(int left, int right) {
        int bothNull = 0;
        int onlyLeftNull = 0;
        int onlyRightNull = 0;
        int[] order = new int[3];
        int[] compared = new int[sample.size()];
        int count = 0;
        for (int row = 0; row < sample.size(); row++) {
            boolean leftNull = sample.isNull(left, row);
            boolean rightNull = sample.isNull(right, row);
            if (!leftNull && !rightNull) {
                order[Integer.signum(sample.compare(left, right, row)) + 1]++;
                compared[count++] = row;
            } else if (leftNull && rightNull) {
                bothNull++;
            } else if (leftNull) {
                onlyLeftNull++;
            } else {
                onlyRightNull++;
            }
        }
        boolean ordered = sample.column(left).family().ordered() && count >= FEWEST_FOR_CORRELATION;
        double[] xs = ordered ? numbers(left, compared, count) : new double[0];
        double[] ys = ordered ? numbers(right, compared, count) : new double[0];
        int rows = count;
        return new ColumnPair(
                sample.column(left),
                sample.column(right),
                sample.size(),
                sample.rowsSeen(),
                bothNull,
                onlyLeftNull,
                onlyRightNull,
                order[0],
                order[1],
                order[2],
                pearson(xs, ys).map(value -> Correlation.ofValues(value, rows)),
                pearson(ranks(xs), ranks(ys)).map(value -> Correlation.ofRanks(value, rows)));
    }

    private double[] numbers(int column, int[] rows, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = sample.number(column, rows[i]);
        }
        return numbers;
    }

    /** Ties get the mean of the ranks that they share. */
    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = meanRank(sorted, values[i]);
        }
        return ranks;
    }

    private static double meanRank(double[] sorted, double value) {
        return (countBelow(sorted, value, false) + countBelow(sorted, value, true) - 1) / 2.0;
    }

    private static int countBelow(double[] sorted, double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Double.compare(sorted[middle], value);
            if (order < 0 || (orEqual && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Empty for too few values, for a constant, and where an infinity or NaN is among them. */
    private static Optional<Double> pearson(double[] xs, double[] ys) {
        if (xs.length < FEWEST_FOR_CORRELATION) {
            return Optional.empty();
        }
        double meanX = Arrays.stream(xs).sum() / xs.length;
        double meanY = Arrays.stream(ys).sum() / ys.length;
        double both = 0;
        double squaresX = 0;
        double squaresY = 0;
        for (int i = 0; i < xs.length; i++) {
            double x = xs[i] - meanX;
            double y = ys[i] - meanY;
            both += x * y;
            squaresX += x * x;
            squaresY += y * y;
        }
        double correlation = both / Math.sqrt(squaresX) / Math.sqrt(squaresY);
        return Double.isFinite(correlation) ? Optional.of(correlation) : Optional.empty();
    }
}
