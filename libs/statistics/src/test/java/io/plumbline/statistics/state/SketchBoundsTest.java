package io.plumbline.statistics.state;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Whether what is estimated keeps its stated confidence, over seeded trials. */
class SketchBoundsTest {
    private static final int TRIALS = 1_000;
    private static final StateLimits LIMITS = StateLimits.defaults();

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 1_024, 1_025, 1_500, 2_500, 5_000, 10_000, 14_000, 20_000, 40_000})
    void distinctCounts_areWithoutBias_andWithinTheirBounds(int distinct) {
        int outside = 0;
        double sum = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            DistinctState state = new DistinctState(LIMITS.withUniqueValues(0));
            long first = (long) trial * 1_000_000;
            for (int i = 0; i < distinct; i++) {
                state.add(ValueHash.ofLong(first + i), 1);
            }
            sum += state.estimate();
            outside += state.lowerBound() > distinct || state.upperBound() < distinct ? 1 : 0;
        }
        assertThat(outside).as("of " + TRIALS + " beyond 95 % bounds").isLessThanOrEqualTo(64);
        if (distinct <= 1_024) {
            assertThat(outside).isZero();
        }
        // Just above the number of keys an estimate below it is known to be too low, and is raised.
        double bias = distinct > 1_024 && distinct < 1_100 ? 0.006 : 0.0025;
        assertThat(sum / TRIALS).isCloseTo(distinct, within(distinct * bias));
    }

    @Test
    void registersOfFewerBits_areThoseThatTheHashesWouldHaveFilled() {
        HllRegisters large = new HllRegisters(12);
        HllRegisters small = new HllRegisters(7);
        for (long i = 0; i < 3_000; i++) {
            large.add(ValueHash.ofLong(i));
            small.add(ValueHash.ofLong(i));
        }
        assertThat(large.folded(7).estimate()).isEqualTo(small.estimate());
        assertThat(large.estimate()).isCloseTo(3_000, within(150.0));
    }

    @ParameterizedTest
    @CsvSource({"200, 3000", "200, 12000", "16, 24000"})
    void ranks_areWithinTheirBound_mergedWeightedAndDrawn(int k, int count) {
        int outside = 0;
        int asked = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(trial);
            int[] sorted = random.ints(count, 0, 1 << 20).sorted().toArray();
            int[] shuffled = sorted.clone();
            for (int i = count - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int kept = shuffled[i];
                shuffled[i] = shuffled[other];
                shuffled[other] = kept;
            }
            KllSketch sketch = filled(k, shuffled, 0, count / 2, trial);
            sketch.absorb(filled(k, shuffled, count / 2, count, trial));
            KllRanks ranks = sketch.ranks();
            assertThat(sketch.count()).isEqualTo(count);
            for (double share : new double[] {0.1, 0.5, 0.95}) {
                double value = sorted[(int) (share * count)];
                double truth = (double) upTo(sorted, value) / count;
                outside += Math.abs(ranks.rank(value) - truth) > sketch.rankError() ? 1 : 0;
                asked++;
            }
        }
        assertThat(outside).as("of " + asked + " beyond 99 % bounds").isLessThanOrEqualTo(asked / 100);
    }

    private static KllSketch filled(int k, int[] values, int from, int to, int trial) {
        KllSketch sketch = new KllSketch(k);
        boolean weighted = trial % 3 == 0;
        int[] part = Arrays.copyOfRange(values, from, to);
        if (weighted) {
            // As a dictionary hands them over: each value once, with a number.
            Arrays.sort(part);
            for (int at = 0; at < part.length; ) {
                int end = at;
                while (end < part.length && part[end] == part[at]) {
                    end++;
                }
                sketch.add(part[at], end - at);
                at = end;
            }
        } else {
            for (int value : part) {
                sketch.add(value, 1);
            }
        }
        return sketch;
    }

    private static int upTo(int[] sorted, double value) {
        int count = 0;
        while (count < sorted.length && sorted[count] <= value) {
            count++;
        }
        return count;
    }

    @Test
    void fewValuesOfAnyNumber_keepTheirRanksExactly() {
        KllSketch sketch = new KllSketch(200);
        sketch.add(5, 1_000_000);
        sketch.add(3, 999_999);
        sketch.add(9, 1);
        assertThat(sketch.isExact()).isTrue();
        assertThat(sketch.ranks().rank(3)).isEqualTo(999_999 / 2_000_000.0);
        assertThat(sketch.ranks().quantile(0.5)).isEqualTo(5);
        assertThat(sketch.ranks().quantile(1)).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"500, 300", "3000, 2000", "50000, 30000", "2000, 0", "40000, 40000"})
    void containmentOfKeys_isWithinItsBounds(int values, int shared) {
        int outside = 0;
        for (int trial = 0; trial < TRIALS / 4; trial++) {
            DistinctState own = new DistinctState(LIMITS.withUniqueValues(0));
            DistinctState other = new DistinctState(LIMITS.withUniqueValues(0));
            long first = trial * 10_000_000L;
            for (int i = 0; i < values; i++) {
                own.add(ValueHash.ofLong(first + i), 1);
                other.add(ValueHash.ofLong(first + i + values - shared), 1);
            }
            KeySample.Containment found = own.keys().within(other.keys());
            double truth = (double) shared / values;
            outside += found.lower() - 1e-12 > truth || found.upper() + 1e-12 < truth ? 1 : 0;
        }
        assertThat(outside).as("of " + TRIALS / 4 + " beyond 95 % bounds").isLessThanOrEqualTo(22);
    }

    @Test
    void equalNumbers_hashEquallyWhateverTheirType() {
        assertThat(ValueHash.ofDecimal(500, 2)).isEqualTo(ValueHash.ofLong(5));
        assertThat(ValueHash.ofDecimal(new java.math.BigDecimal("5.00"))).isEqualTo(ValueHash.ofLong(5));
        assertThat(ValueHash.ofDouble(5.0)).isEqualTo(ValueHash.ofLong(5));
        assertThat(ValueHash.ofDecimal(1250, 3)).isEqualTo(ValueHash.ofDecimal(125, 2));
        assertThat(ValueHash.ofDecimal(new java.math.BigDecimal("1.25"))).isEqualTo(ValueHash.ofDecimal(125, 2));
        assertThat(ValueHash.ofDecimal(-5, 1)).isNotEqualTo(ValueHash.ofDecimal(5, 1));
        assertThat(ValueHash.ofDouble(-0.0)).isEqualTo(ValueHash.ofLong(0));
    }
}
