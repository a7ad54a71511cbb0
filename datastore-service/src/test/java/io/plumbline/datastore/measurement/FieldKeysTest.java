package io.plumbline.datastore.measurement;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.plumbline.figures.ProfileMessages;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.KeySample.Containment;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.StateLimits;
import io.plumbline.statistics.state.ValueDomain;

import static org.assertj.core.api.Assertions.assertThat;

/** Of which fields values can be looked for in others, whatever their types. */
class FieldKeysTest {

    private static final long MICROS = 86_400_000_000L;
    private static final int DAYS = 3_650;

    @Test
    void days_areComparable_asDatesAndAsTimesAtMidnight() {
        FieldKeys dates = dates(0, DAYS).orElseThrow();
        FieldKeys times = times(ValueDomain.INSTANT, 100, 2_000, 0).orElseThrow();
        FieldKeys local = times(ValueDomain.LOCAL_DATE_TIME, 0, DAYS, 0).orElseThrow();
        assertThat(dates.ofDays()).isTrue();
        assertThat(dates.unique()).isTrue();
        assertThat(dates.comparable(times)).isTrue();
        assertThat(local.sample()).isEqualTo(dates.sample());
        Containment contained = times.sample().within(dates.sample());
        assertThat(contained.sampled()).isGreaterThan(100);
        assertThat(contained.share()).isEqualTo(1);
        assertThat(dates(-700, -100)
                        .orElseThrow()
                        .sample()
                        .within(dates.sample())
                        .found())
                .isZero();
        assertThat(dates(-5, 1_000).orElseThrow().sample().complete()).isTrue();
    }

    @Test
    void allDaysOfACalendarWithoutGaps_areKnown_howeverManyItHas() {
        FieldKeys calendar = dates(-10_000, 40_000).orElseThrow();
        FieldKeys withGap = keys(
                        "date",
                        ProfiledType.DATE,
                        ValueDomain.DATE,
                        0,
                        s -> LongStream.range(-10_000, 40_000)
                                .filter(day -> day != 7)
                                .forEach(day -> s.addLong(day, 1)))
                .orElseThrow();
        FieldKeys year = times(ValueDomain.INSTANT, -100, 265, 0).orElseThrow();
        assertThat(year.firstDay()).isEqualTo(-100);
        assertThat(year.lastDay()).isEqualTo(264);
        assertThat(year.withinAllDaysOf(calendar)).isTrue();
        assertThat(year.withinAllDaysOf(withGap)).isFalse();
        assertThat(calendar.withinAllDaysOf(year)).isFalse();
        assertThat(dates(39_999, 40_001).orElseThrow().withinAllDaysOf(calendar))
                .isFalse();
        assertThat(dates(0, 0)).as("no values").isEmpty();
    }

    @Test
    void timesOfADay_andTimesOfMoreDaysThanAreCounted_areLeftOut() {
        assertThat(times(ValueDomain.INSTANT, 0, 100, 1)).isEmpty();
        assertThat(times(ValueDomain.INSTANT, 0, 4_097, 0)).isEmpty();
        assertThat(dates(0, 4_097)).isPresent();
    }

    @Test
    void numbersWithoutFractions_areComparable_whateverTheirType() {
        FieldKeys longs =
                numbers("bigint", ProfiledType.INTEGRAL, ValueDomain.LONG, 0, s -> each(v -> s.addLong(v, 1)));
        FieldKeys small = numbers(
                "decimal(12,2)", ProfiledType.FRACTIONAL, ValueDomain.LONG, 2, s -> each(v -> s.addLong(v * 100, 1)));
        FieldKeys large = numbers(
                "decimal(38,10)",
                ProfiledType.FRACTIONAL,
                ValueDomain.DECIMAL,
                0,
                s -> each(v -> s.addDecimal(BigDecimal.valueOf(v).setScale(10), 1)));
        FieldKeys doubles =
                numbers("double", ProfiledType.FRACTIONAL, ValueDomain.DOUBLE, 0, s -> each(v -> s.addDouble(v, 1)));
        for (FieldKeys other : new FieldKeys[] {small, large, doubles}) {
            assertThat(other.comparable(longs)).isTrue();
            assertThat(other.sample()).isEqualTo(longs.sample());
        }
        assertThat(longs.comparable(dates(1, 5_001).orElseThrow()))
                .as("days are no numbers")
                .isFalse();
    }

    @Test
    void oneFraction_isEnoughToLeaveAFieldOut() {
        assertThat(keys("decimal(12,2)", ProfiledType.FRACTIONAL, ValueDomain.LONG, 2, s -> {
                    each(v -> s.addLong(v * 100, 1));
                    s.addLong(150, 1);
                }))
                .isEmpty();
        assertThat(keys("decimal(38,10)", ProfiledType.FRACTIONAL, ValueDomain.DECIMAL, 0, s -> {
                    each(v -> s.addDecimal(BigDecimal.valueOf(v), 1));
                    s.addDecimal(new BigDecimal("1.5"), 1);
                }))
                .isEmpty();
        assertThat(keys("double", ProfiledType.FRACTIONAL, ValueDomain.DOUBLE, 0, s -> {
                    each(v -> s.addDouble(v, 1));
                    s.addDouble(Double.NaN, 1);
                }))
                .isEmpty();
    }

    private static void each(Consumer<Long> add) {
        LongStream.rangeClosed(1, 5_000).forEach(add::accept);
    }

    private static Optional<FieldKeys> dates(int from, int to) {
        return keys(
                "date",
                ProfiledType.DATE,
                ValueDomain.DATE,
                0,
                s -> LongStream.range(from, to).forEach(day -> s.addLong(day, 1)));
    }

    private static Optional<FieldKeys> times(ValueDomain domain, int from, int to, int microsPast) {
        return keys(
                "timestamp",
                ProfiledType.TIMESTAMP,
                domain,
                0,
                s -> LongStream.range(from, to).forEach(day -> s.addLong(day * MICROS + microsPast, 1)));
    }

    private static FieldKeys numbers(
            String type, ProfiledType family, ValueDomain domain, int scale, Consumer<FieldState> fill) {
        return keys(type, family, domain, scale, fill).orElseThrow();
    }

    private static Optional<FieldKeys> keys(
            String type, ProfiledType family, ValueDomain domain, int scale, Consumer<FieldState> fill) {
        FieldState state = new FieldState(
                new FieldShape("f", 0, type, family, domain, scale, true, false), StateLimits.defaults());
        fill.accept(state);
        return FieldKeys.of(ProfileMessages.fieldOf(ContainerProfiles.of(state, state.present())));
    }
}
