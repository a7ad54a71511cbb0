package io.plumbline.statistics.state;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShapeStatesTest {
    @Test
    void firstDigit_ofAnyLong_isThatOfItsText() {
        Random random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            long value = random.nextLong() >> random.nextInt(63);
            check(value);
        }
        for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
            for (int digit = 1; digit < 10; digit++) {
                check(power * digit);
                check(power * digit - 1);
                check(-power * digit);
            }
        }
        check(Long.MAX_VALUE);
        check(Long.MIN_VALUE);
    }

    private static void check(long value) {
        if (value != 0) {
            assertThat(NumberShapeState.firstDigit(value))
                    .as(Long.toString(value))
                    .isEqualTo(new BigDecimal(value).abs().toString().charAt(0) - '0');
        }
    }

    @Test
    void firstDigit_ofAnyDecimalOf15Digits_isThatOfItsText() {
        Random random = new Random(12);
        for (int i = 0; i < 200_000; i++) {
            long digits = 1 + (long) (random.nextDouble() * Math.pow(10, random.nextInt(16)));
            check(digits, random.nextInt(600) - 320);
        }
        for (int exponent = -307; exponent <= 307; exponent++) {
            for (int digit = 1; digit < 10; digit++) {
                check(digit, exponent);
            }
        }
        assertThat(NumberShapeState.firstDigit(Double.MIN_VALUE)).isEqualTo(4);
        assertThat(NumberShapeState.firstDigit(Double.MAX_VALUE)).isEqualTo(1);
    }

    private static void check(long digits, int exponent) {
        double value = Double.parseDouble(digits + "e" + exponent);
        if (Double.isFinite(value) && value >= Double.MIN_NORMAL) {
            assertThat(NumberShapeState.firstDigit(value))
                    .as(digits + "e" + exponent)
                    .isEqualTo(Long.toString(digits).charAt(0) - '0');
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 1",
        "0.30, 1",
        "1.005, 3",
        "123456.789, 3",
        "-2.5, 1",
        "3, 0",
        "1e300, 0",
        "0.000001, 6",
        "99999.99999, 5"
    })
    void places_ofADouble_areThoseOfItsShortestDecimal(double value, int places) {
        NumberShapeState state = new NumberShapeState();
        state.add(value, false, 3);
        assertThat(state.places()).hasValue(places);
        assertThat(state.integers()).isEqualTo(places == 0 ? 3 : 0);
    }

    @Test
    void places_ofFloats_areTheirs_andUnknownBeyondFifteen() {
        NumberShapeState state = new NumberShapeState();
        state.add(0.1f, true, 1);
        state.add(12.25f, true, 1);
        assertThat(state.places()).hasValue(2);
        NumberShapeState thirds = new NumberShapeState();
        thirds.add(1 / 3.0, false, 1);
        assertThat(thirds.places()).isEmpty();
        state.absorb(thirds);
        assertThat(state.places()).isEmpty();
    }

    @Test
    void places_ofDecimalsByDigits_ignoreTrailingZeros() {
        NumberShapeState state = new NumberShapeState();
        state.add(1_500, 4, 1);
        assertThat(state.places()).hasValue(2);
        state.add(20_000, 4, 2);
        state.add(-12_345, 4, 1);
        assertThat(state.places()).hasValue(4);
        assertThat(state.integers()).isEqualTo(2);
    }

    @Test
    void month_ofAnyDay_isTheCalendars() {
        for (long day = -800_000; day < 800_000; day += 13) {
            LocalDate date = LocalDate.ofEpochDay(day);
            assertThat(TimeState.month(day))
                    .as(date.toString())
                    .isEqualTo(date.getYear() * 12L + date.getMonthValue() - 1);
        }
    }

    @Test
    void daysBeyondTheLimit_areGivenUp_butMonthsAndWeekdaysAreNot_inAnyOrderOfMerging() {
        long[] truth = new long[7];
        TimeState whole = new TimeState(false);
        TimeState left = new TimeState(false);
        TimeState right = new TimeState(false);
        for (int i = 0; i < 6_000; i++) {
            truth[LocalDate.ofEpochDay(i).getDayOfWeek().ordinal()] += 2;
            whole.add(i, 2);
            (i % 3 == 0 ? left : right).add(i, 2);
        }
        right.absorb(left);
        for (TimeState state : new TimeState[] {whole, right}) {
            assertThat(state.days()).isEmpty();
            assertThat(state.weekdays()).containsExactly(truth);
            assertThat(state.months().orElseThrow())
                    .hasSize(198)
                    .isEqualTo(whole.months().orElseThrow());
        }
    }

    @Test
    void future_isCountedAgainstTheStartOfTheRun_andKnownOnlyIfAllPartsKnowIt() {
        TimeState days = new TimeState(false);
        days.startedAt(Instant.parse("2026-11-26T22:00:00Z"));
        days.add(LocalDate.parse("2026-11-26").toEpochDay(), 1);
        days.add(LocalDate.parse("2026-11-27").toEpochDay(), 5);
        assertThat(days.future()).isEqualTo(5);
        TimeState times = new TimeState(true);
        Instant start = Instant.parse("1969-12-31T23:59:59.999999Z");
        times.startedAt(start);
        times.add(0, 1);
        times.add(-1, 1);
        times.add(-2, 1);
        assertThat(times.future()).isEqualTo(1);
        assertThat(times.epochZero()).isEqualTo(1);
        assertThat(times.midnights()).isEqualTo(1);
        assertThat(times.startedAt()).hasValue(start);
        TimeState unknown = new TimeState(true);
        times.absorb(unknown);
        assertThat(times.startedAt()).hasValue(start);
        unknown.add(1, 1);
        times.absorb(unknown);
        assertThat(times.startedAt()).isEmpty();
    }

    @Test
    void sizes_areCountedOneByOne_thenInQuartersOfEachDoubling() {
        SizeState state = new SizeState();
        for (long size : new long[] {0, 127, 128, 159, 160, 1_000_000, Integer.MAX_VALUE}) {
            state.add(size, 2);
        }
        assertThat(state.sizes())
                .containsExactly(
                        new SizeState.Sizes(0, 0, 2),
                        new SizeState.Sizes(127, 127, 2),
                        new SizeState.Sizes(128, 159, 4),
                        new SizeState.Sizes(160, 191, 2),
                        new SizeState.Sizes(917_504, 1_048_575, 2),
                        new SizeState.Sizes(1_879_048_192L, 2_147_483_647L, 2));
        assertThat(state.sumOfSquares())
                .isEqualTo(java.util.stream.LongStream.of(0, 127, 128, 159, 160, 1_000_000, Integer.MAX_VALUE)
                        .mapToObj(size ->
                                java.math.BigInteger.valueOf(size).pow(2).shiftLeft(1))
                        .reduce(java.math.BigInteger.ZERO, java.math.BigInteger::add));
    }
}
