package io.plumbline.statistics.metric;

import java.util.Random;
import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.StateLimits;
import io.plumbline.statistics.state.ValueDomain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NormalityTest {
    private static final int[] WEIGHTS = {
        148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236, 200, 201, 202, 160, 161, 149, 150, 171, 172, 173, 174
    };

    /** The truths are those of scipy 1.17: normaltest, and skew and kurtosis with bias=False. */
    @Test
    void skewnessKurtosisAndTest_areThoseOfScipy() {
        FieldState state = state();
        for (int weight : WEIGHTS) {
            state.addDouble(weight, 1);
        }
        FieldProfile profile = ContainerProfiles.of(state);
        assertThat(profile.number(MetricName.SKEWNESS).orElseThrow().doubleValue())
                .isCloseTo(1.3449243568531988, within(1e-12));
        assertThat(profile.number(MetricName.KURTOSIS).orElseThrow().doubleValue())
                .isCloseTo(1.869812560607171, within(1e-12));
        assertThat(Normality.statistic(1.2514308782322197, 4.210204499028416, WEIGHTS.length))
                .isCloseTo(9.441858742155691, within(1e-9));
        assertThat(Normality.statistic(0.6333122662205803, 2.136268954816927, 100))
                .isCloseTo(14.3390732526474, within(1e-9));
        assertThat(profile.text(MetricName.IS_NOT_NORMAL)).hasValue("false");
    }

    @Test
    void normalValues_areNotFlagged_othersAre_atAnyCount() {
        Random random = new Random(3);
        int flagged = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            flagged += isFlagged(trial % 2 == 0 ? 50 : 2_000, random::nextGaussian) ? 1 : 0;
        }
        // At 0.1 % one of a thousand is expected; more than six would have a chance of less than one in ten thousand.
        assertThat(flagged).isLessThanOrEqualTo(6);
        assertThat(isFlagged(500, () -> Math.exp(random.nextGaussian()))).isTrue();
        assertThat(isFlagged(500, random::nextDouble)).isTrue();
        // So slightly skewed that a large number proves it, but nobody would care.
        assertThat(isFlagged(100_000, () -> {
                    double value = random.nextGaussian();
                    return value + 0.02 * value * value;
                }))
                .isFalse();
    }

    private static boolean isFlagged(int count, DoubleSupplier values) {
        FieldState state = state();
        for (int i = 0; i < count; i++) {
            state.addDouble(values.getAsDouble(), 1);
        }
        return ContainerProfiles.of(state)
                .text(MetricName.IS_NOT_NORMAL)
                .orElseThrow()
                .equals("true");
    }

    private static FieldState state() {
        FieldShape shape =
                new FieldShape("f", 0, "double", ProfiledType.FRACTIONAL, ValueDomain.DOUBLE, 0, true, false);
        return new FieldState(shape, new StateLimits(4, 8, 2, 8, 16, 0));
    }
}
