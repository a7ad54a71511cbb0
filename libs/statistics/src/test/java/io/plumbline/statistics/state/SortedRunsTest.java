package io.plumbline.statistics.state;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SortedRunsTest {
    private static final double[] SPECIAL = {Double.NEGATIVE_INFINITY, -0.0, 0.0, Double.POSITIVE_INFINITY, Double.NaN};

    @Test
    void anyNumberOfRuns_areSortedAsTheGeneralSortDoes() {
        Random random = new Random(20261127);
        for (int trial = 0; trial < 5_000; trial++) {
            double[] items = random.doubles(random.nextInt(200)).toArray();
            for (int at = 0; at < items.length; at += 1 + random.nextInt(40)) {
                items[at] = random.nextBoolean() ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextInt(3);
            }
            int size = items.length == 0 ? 0 : random.nextInt(items.length + 1);
            for (int from = 0; from < size; ) {
                int to = Math.min(size, from + 1 + random.nextInt(100));
                Arrays.sort(items, from, to);
                from = to;
            }
            double[] expected = items.clone();
            Arrays.sort(expected, 0, size);

            SortedRuns.sort(items, size);

            assertThat(items).containsExactly(expected);
        }
    }
}
