package io.plumbline.statistics.state;

import java.util.Arrays;

/** Sorts doubles that mostly lie in few sorted runs, as the levels of a sketch do, by merging the runs. */
final class SortedRuns {
    /** With more runs than this a general sort is as fast. */
    private static final int MOST = 16;

    private SortedRuns() {}

    /** Puts the first so many items into ascending order, as {@link Arrays#sort(double[])} does. */
    static void sort(double[] items, int size) {
        int[] ends = new int[MOST];
        int runs = 0;
        for (int at = 1; at <= size; at++) {
            if (at == size || Double.compare(items[at - 1], items[at]) > 0) {
                if (runs == MOST) {
                    Arrays.sort(items, 0, size);
                    return;
                }
                ends[runs++] = at;
            }
        }
        double[] spare = runs > 1 ? new double[size] : items;
        while (runs > 1) {
            runs = mergeNeighbours(items, spare, ends, runs);
        }
    }

    private static int mergeNeighbours(double[] items, double[] spare, int[] ends, int runs) {
        int merged = 0;
        int from = 0;
        for (int run = 0; run < runs; run += 2) {
            int middle = ends[run];
            int to = run + 1 < runs ? ends[run + 1] : middle;
            merge(items, spare, from, middle, to);
            ends[merged++] = to;
            from = to;
        }
        return merged;
    }

    /** Only the left run is copied out: what is merged never overtakes the right one. */
    private static void merge(double[] items, double[] spare, int from, int middle, int to) {
        int lefts = middle - from;
        System.arraycopy(items, from, spare, 0, lefts);
        int left = 0;
        int right = middle;
        int next = from;
        while (left < lefts && right < to) {
            items[next++] = Double.compare(spare[left], items[right]) <= 0 ? spare[left++] : items[right++];
        }
        System.arraycopy(spare, left, items, next, lefts - left);
    }
}
