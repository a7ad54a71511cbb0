package io.plumbline.statistics.drift;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.plumbline.statistics.drift.Drift.Basis;
import io.plumbline.statistics.drift.Drift.Level;
import io.plumbline.statistics.metric.AbsentReason;
import io.plumbline.statistics.metric.Measured;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.StateLimits;
import io.plumbline.statistics.state.ValueDomain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DriftsTest {
    /** 60 and 40 of 100, then 90 and 10: computed apart from the program, with half a value more in each bin. */
    private static final double PSI = 0.5205841195895349;

    private static final double JS = 0.08870162679957509;

    @Test
    void texts_giveTheKnownAnswer() {
        Drift drift = drift(texts("a", 60, "b", 40), texts("a", 90, "b", 10));
        assertThat(drift.basis()).isEqualTo(Basis.VALUES);
        assertThat(drift.bins()).isEqualTo(2);
        assertThat(drift.psi().value()).isCloseTo(PSI, within(1e-12));
        assertThat(drift.psi().lower()).isEqualTo(drift.psi().value());
        assertThat(drift.psi().upper()).isEqualTo(drift.psi().value());
        assertThat(drift.js().value()).isCloseTo(JS, within(1e-12));
        assertThat(drift.ks()).isEmpty();
        assertThat(drift.level()).isEqualTo(Level.STRONG);
    }

    @Test
    void numbers_giveTheKnownAnswer_inTheirOrderToo() {
        FieldState before = longs();
        before.addLong(1, 60);
        before.addLong(2, 40);
        FieldState after = longs();
        after.addLong(1, 90);
        after.addLong(2, 10);
        Drift drift = drift(before, after);
        assertThat(drift.psi().value()).isCloseTo(PSI, within(1e-12));
        assertThat(drift.js().value()).isCloseTo(JS, within(1e-12));
        assertThat(drift.ks().orElseThrow().value()).isCloseTo(0.3, within(1e-12));
        assertThat(drift.ks().orElseThrow().noise()).isCloseTo(1.3581 * Math.sqrt(0.02), within(1e-4));
    }

    @Test
    void theSameState_hasNotMoved() {
        Random random = new Random(7);
        FieldState few = longs();
        FieldState many = longs();
        for (int i = 0; i < 20_000; i++) {
            few.addLong(random.nextInt(300), 1);
            many.addLong(random.nextLong(), 1);
        }
        for (FieldState state : new FieldState[] {few, many, texts("a", 60, "b", 40)}) {
            Drift drift = drift(state, state);
            assertThat(drift.psi().value()).isZero();
            assertThat(drift.psi().lower()).isZero();
            assertThat(drift.js().value()).isZero();
            drift.ks().ifPresent(ks -> assertThat(ks.value()).isZero());
            assertThat(drift.level()).isEqualTo(Level.NONE);
        }
    }

    /** Two samples of one distribution: noise is passed about as often as it says. */
    @Test
    void noise_isPassedByFewSamplesOfOneDistribution() {
        int trials = 1_000;
        int psi = 0;
        int js = 0;
        int ks = 0;
        for (int trial = 0; trial < trials; trial++) {
            Random random = new Random(trial);
            FieldState before = longs();
            FieldState after = longs();
            for (int i = 0; i < 500; i++) {
                before.addLong(random.nextInt(8), 1);
                after.addLong(random.nextInt(8), 1);
            }
            Drift drift = drift(before, after);
            psi += drift.psi().aboveNoise() ? 1 : 0;
            js += drift.js().aboveNoise() ? 1 : 0;
            ks += drift.ks().orElseThrow().aboveNoise() ? 1 : 0;
        }
        // 5 % expected; four standard deviations more are 7.8 %.
        assertThat(psi).isBetween(trials / 50, trials * 78 / 1_000);
        assertThat(js).isBetween(trials / 50, trials * 78 / 1_000);
        // Conservative for values that repeat.
        assertThat(ks).isLessThan(trials * 78 / 1_000);
    }

    /** The exact distances of the same bins, from the values themselves. */
    @Test
    void boundsOfSketches_holdTheExactDistance() {
        int trials = 100;
        int missed = 0;
        for (int trial = 0; trial < trials; trial++) {
            Random random = new Random(1_000 + trial);
            double shift = random.nextDouble() * 0.5;
            double[] one = new double[20_000];
            double[] other = new double[15_000];
            Arrays.setAll(one, i -> random.nextGaussian());
            Arrays.setAll(other, i -> random.nextGaussian() + shift);
            FieldState before = doubles(one);
            FieldState after = doubles(other);
            Drift drift = drift(before, after);
            assertThat(drift.basis()).isEqualTo(Basis.DECILES);
            Arrays.sort(one);
            Arrays.sort(other);
            double[] splits = new double[9];
            Arrays.setAll(splits, i -> before.quantiles().orElseThrow().quantile((i + 1) / 10.0));
            Bins exact = Bins.ofShares(shares(one, splits), shares(other, splits), one.length, other.length, 0, 0);
            missed += holds(drift.psi(), exact.psi().value()) ? 0 : 1;
            missed += holds(drift.js(), exact.js().value()) ? 0 : 1;
            missed += holds(drift.ks().orElseThrow(), ks(one, other)) ? 0 : 1;
        }
        assertThat(missed).isLessThanOrEqualTo(3 * trials / 100);
    }

    @Test
    void distances_stayInTheirRanges_andTheDivergenceIsTheSameBothWays() {
        for (int trial = 0; trial < 200; trial++) {
            Random random = new Random(trial);
            FieldState before = longs();
            FieldState after = longs();
            int spread = 2 + random.nextInt(15);
            for (int i = 0; i < 50 + random.nextInt(300); i++) {
                before.addLong(random.nextInt(spread), 1);
                after.addLong(random.nextInt(1 + random.nextInt(spread)), 1);
            }
            Drift there = drift(before, after);
            Drift back = drift(after, before);
            assertThat(there.js().value())
                    .isBetween(0.0, 1.0)
                    .isCloseTo(back.js().value(), within(1e-12));
            assertThat(there.psi().value()).isNotNegative().isCloseTo(back.psi().value(), within(1e-12));
            assertThat(there.ks().orElseThrow().value())
                    .isBetween(0.0, 1.0)
                    .isCloseTo(back.ks().orElseThrow().value(), within(1e-12));
        }
    }

    @Test
    void disjointDistributions_areAsFarApartAsCanBe() {
        FieldState before = longs();
        before.addLong(1, 100_000);
        FieldState after = longs();
        after.addLong(2, 100_000);
        Drift drift = drift(before, after);
        assertThat(drift.js().value()).isCloseTo(1, within(0.001));
        assertThat(drift.ks().orElseThrow().value()).isEqualTo(1);
    }

    @Test
    void countedAndSketchedNumbers_areComparable() {
        FieldState before = longs();
        FieldState after = longs();
        for (int i = 0; i < 50_000; i++) {
            before.addLong(i % 100, 1);
            after.addLong(i % 2_000, 1);
        }
        Drift drift = drift(before, after);
        assertThat(drift.basis()).isEqualTo(Basis.DECILES);
        assertThat(drift.ks().orElseThrow().value()).isCloseTo(0.95, within(0.03));
        assertThat(drift.level()).isEqualTo(Level.STRONG);
    }

    @Test
    void manyDifferentTexts_areComparedByWhatTheyLookLike() {
        FieldState before = texts();
        FieldState after = texts();
        for (int i = 0; i < 5_000; i++) {
            add(before, "user" + i + "@example.com");
            add(after, i % 2 == 0 ? "user" + i + "@example.com" : "unknown " + i);
        }
        Drift drift = drift(before, after);
        assertThat(drift.basis()).isEqualTo(Basis.VALUE_CLASSES);
        assertThat(drift.level()).isEqualTo(Level.STRONG);
    }

    @Test
    void rareValues_shareABin() {
        FieldState before = texts("common", 1_000);
        FieldState after = texts("common", 1_000);
        for (int i = 0; i < 100; i++) {
            add(before, "rare" + i);
            add(after, "other" + i);
        }
        Drift drift = drift(before, after);
        assertThat(drift.bins()).isEqualTo(2);
        assertThat(drift.level()).isEqualTo(Level.NONE);
    }

    @Test
    void fewValues_areTooFew() {
        assertThat(Drifts.between(texts("a", 49), texts("a", 500)).orElseThrow().absentReason())
                .contains(AbsentReason.TOO_FEW_VALUES);
    }

    @Test
    void aFailedField_hasNoDistribution() {
        FieldState failed = texts("a", 100);
        failed.fail(new IllegalStateException("broken"));
        assertThat(Drifts.between(texts("a", 100), failed).orElseThrow().absentReason())
                .contains(AbsentReason.FIELD_FAILED);
    }

    @Test
    void valuesOfDifferentKinds_arentCompared() {
        FieldState numbers = longs();
        numbers.addLong(1, 100);
        assertThat(Drifts.between(numbers, texts("1", 100))).isEmpty();
        assertThat(Drifts.between(numbers, doubles(new double[100]))).isPresent();
    }

    @Test
    void chiSquare_isAsInTheTables() {
        assertThat(Bins.chiSquare95(1)).isCloseTo(3.841, within(0.1));
        assertThat(Bins.chiSquare95(9)).isCloseTo(16.919, within(0.02));
        assertThat(Bins.chiSquare95(100)).isCloseTo(124.342, within(0.02));
    }

    private static Drift drift(FieldState before, FieldState after) {
        Optional<Measured<Drift>> drift =
                Drifts.between(FieldState.fromBytes(before.toBytes()), FieldState.fromBytes(after.toBytes()));
        return drift.orElseThrow().value().orElseThrow();
    }

    private static boolean holds(Distance distance, double truth) {
        return distance.lower() <= truth && truth <= distance.upper();
    }

    private static double[] shares(double[] sorted, double[] splits) {
        double[] shares = new double[splits.length + 1];
        for (double value : sorted) {
            int bin = 0;
            while (bin < splits.length && value > splits[bin]) {
                bin++;
            }
            shares[bin] += 1.0 / sorted.length;
        }
        return shares;
    }

    private static double ks(double[] one, double[] other) {
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] <= other[j]) {
                i++;
            } else {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / one.length - (double) j / other.length));
        }
        return largest;
    }

    private static FieldState longs() {
        return state(ValueDomain.LONG, ProfiledType.INTEGRAL, "bigint");
    }

    private static FieldState doubles(double[] values) {
        FieldState state = state(ValueDomain.DOUBLE, ProfiledType.FRACTIONAL, "double");
        for (double value : values) {
            state.addDouble(value, 1);
        }
        return state;
    }

    private static FieldState texts(Object... valuesAndCounts) {
        FieldState state = state(ValueDomain.TEXT, ProfiledType.STRING, "string");
        for (int i = 0; i < valuesAndCounts.length; i += 2) {
            String value = (String) valuesAndCounts[i];
            state.addText(value.getBytes(StandardCharsets.UTF_8), value.length(), (Integer) valuesAndCounts[i + 1]);
        }
        return state;
    }

    private static void add(FieldState state, String value) {
        state.addText(value.getBytes(StandardCharsets.UTF_8), value.length(), 1);
    }

    private static FieldState state(ValueDomain domain, ProfiledType type, String sparkType) {
        return new FieldState(new FieldShape("f", 0, sparkType, type, domain, 0, true, false), StateLimits.defaults());
    }
}
