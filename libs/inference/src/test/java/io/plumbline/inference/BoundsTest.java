package io.plumbline.inference;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BoundsTest {
    private static final int TRIALS = 2_000;

    @Test
    void wilson_givesTheFiguresOfTheTables() {
        assertThat(Bounds.wilsonLower(8, 10)).isCloseTo(0.4902, within(1e-4));
        assertThat(Bounds.wilsonUpper(8, 10)).isCloseTo(0.9433, within(1e-4));
        assertThat(Bounds.wilsonLower(0, 100)).isZero();
        assertThat(Bounds.wilsonUpper(0, 100)).isCloseTo(0.0370, within(1e-4));
    }

    @Test
    void wilson_holdsTheShare_asOftenAsItSays() {
        Random dice = new Random(7);
        for (double share : new double[] {0.01, 0.1, 0.5}) {
            int held = 0;
            for (int t = 0; t < TRIALS; t++) {
                int hits = 0;
                for (int i = 0; i < 500; i++) {
                    hits += dice.nextDouble() < share ? 1 : 0;
                }
                held += Bounds.wilsonLower(hits, 500) <= share && share <= Bounds.wilsonUpper(hits, 500) ? 1 : 0;
            }
            assertThat((double) held / TRIALS).as("share %s", share).isGreaterThan(0.93);
        }
    }

    @Test
    void zeroHits_boundTheShare_asOftenAsTheySay() {
        Random dice = new Random(8);
        double share = Bounds.zeroOf(300);
        int none = 0;
        for (int t = 0; t < TRIALS; t++) {
            boolean hit = false;
            for (int i = 0; i < 300; i++) {
                hit |= dice.nextDouble() < share;
            }
            none += hit ? 0 : 1;
        }
        assertThat((double) none / TRIALS).isBetween(0.035, 0.065);
    }

    @Test
    void howesFactor_isThatOfTheTables() {
        assertThat(Tolerance.factor(30)).isCloseTo(4.413, within(0.15));
        assertThat(Tolerance.factor(100)).isCloseTo(3.75, within(0.1));
    }

    @Test
    void toleranceLimits_holdTheirShareOfFutureParts_asOftenAsTheySay() {
        Random dice = new Random(9);
        int held = 0;
        for (int t = 0; t < TRIALS; t++) {
            double[] seen = new double[Thresholds.MIN_PARTS];
            for (int i = 0; i < seen.length; i++) {
                seen[i] = 100 + 10 * dice.nextGaussian();
            }
            Tolerance tolerance = Tolerance.of(seen);
            int beyond = 0;
            int future = 5_000;
            for (int i = 0; i < future; i++) {
                double next = 100 + 10 * dice.nextGaussian();
                beyond += next < tolerance.lower() || next > tolerance.upper() ? 1 : 0;
            }
            held += beyond <= (1 - Thresholds.PART_COVERAGE) * future ? 1 : 0;
        }
        assertThat((double) held / TRIALS).isGreaterThan(0.93);
    }

    @Test
    void logarithms_areTaken_whereFiguresLeanToTheRight() {
        Random dice = new Random(10);
        double[] amounts = new double[40];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = Math.exp(5 + dice.nextGaussian());
        }
        assertThat(Tolerance.of(amounts).logarithmic()).isTrue();
        assertThat(Tolerance.of(amounts).lower()).isPositive();
        assertThat(Tolerance.of(new double[] {-1, 1, 2, 50}).logarithmic()).isFalse();
        assertThatThrownBy(() -> Tolerance.of(new double[] {1})).hasMessage("values: 1 (expected: at least 2)");
        assertThatThrownBy(() -> Tolerance.ofLogarithms(new double[] {1, 0}))
                .hasMessage("values: [1.0, 0.0] (expected: 2 or more above 0)");
    }

    @Test
    void trends_areFound_andChanceIsNot() {
        Random dice = new Random(11);
        int found = 0;
        int imagined = 0;
        for (int t = 0; t < TRIALS; t++) {
            double[] rising = new double[40];
            double[] flat = new double[40];
            for (int i = 0; i < rising.length; i++) {
                rising[i] = i + 10 * dice.nextGaussian();
                flat[i] = 10 * dice.nextGaussian();
            }
            found += Trend.isRising(rising) ? 1 : 0;
            imagined += Trend.isRising(flat) || Trend.isFalling(flat) ? 1 : 0;
        }
        assertThat((double) found / TRIALS).isGreaterThan(0.95);
        assertThat((double) imagined / TRIALS).isLessThan(0.02);
        assertThat(Trend.significance(new double[] {1, 1, 1, 1})).isZero();
    }
}
