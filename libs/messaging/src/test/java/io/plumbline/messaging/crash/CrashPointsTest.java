package io.plumbline.messaging.crash;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CrashPointsTest {

    private final AtomicInteger deaths = new AtomicInteger();

    @Test
    void withoutTheVariable_nothingHappens() {
        assertThat(CrashPoints.from(Map.of())).isSameAs(CrashPoints.NONE);
        assertThat(CrashPoints.from(Map.of(CrashPoints.VARIABLE, " "))).isSameAs(CrashPoints.NONE);
        CrashPoints.NONE.reached(CrashPoints.RELAY_BEFORE_SEND);
    }

    @Test
    void death_comesTheNthTime_atThatPlaceOnly() {
        CrashPoints points = HaltingCrashPoints.parse("relay.before-send:2", deaths::incrementAndGet);
        points.reached("relay.before-send");
        points.reached("elsewhere");
        assertThat(deaths).hasValue(0);

        points.reached("relay.before-send");
        points.reached("relay.before-send");
        assertThat(deaths).hasValue(1);
    }

    @Test
    void withoutANumber_itIsTheFirstTime() {
        HaltingCrashPoints.parse("here", deaths::incrementAndGet).reached("here");
        assertThat(deaths).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"here:0", "here:x", "here:", "here:-1"})
    void nonsense_isRefused(String wanted) {
        assertThatThrownBy(() -> HaltingCrashPoints.parse(wanted, deaths::incrementAndGet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PLUMBLINE_CRASH_AT: " + wanted + " (expected: <name> or <name>:<n>, n >= 1)");
    }
}
