package io.plumbline.connector.spec;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadWindowTest {

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void texts_areReadAndWrittenBack() {
        assertThat(ReadWindow.of("20:00-06:30 Europe/Berlin"))
                .isEqualTo(new ReadWindow(LocalTime.of(20, 0), LocalTime.of(6, 30), ZoneId.of("Europe/Berlin")));
        for (String text : List.of("20:00-06:30 Europe/Berlin", "08:15-17:00", "18:00-00:00 +02:00")) {
            assertThat(ReadWindow.of(text)).hasToString(text);
            assertThat(Grammar.READ_WINDOW.matches(text)).isTrue();
        }
        assertThat(ReadWindow.of("08:15-17:00").zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void textsThatDescribeNoWindow_areRefused_withWhatWasExpected() {
        for (String text : List.of(
                "",
                "20:00",
                "8:00-9:00",
                "08:00-08:00",
                "24:00-06:00",
                "08:60-09:00",
                "08:00 - 09:00",
                "08:00-09:00 Europe/Nowhere",
                "08:00-09:00  UTC",
                "08:00-09:00 UTC extra",
                "08:00-09:00\n")) {
            assertThat(Grammar.READ_WINDOW.matches(text)).as(text).isFalse();
            assertThatThrownBy(() -> ReadWindow.of(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected: HH:mm-HH:mm");
        }
        assertThatThrownBy(() -> new ReadWindow(LocalTime.NOON, LocalTime.NOON, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void windowOfADay_isOpenFromItsFirstMoment_untilItsLast() {
        ReadWindow window = ReadWindow.of("08:00-17:30");

        assertThat(window.open(at("2026-03-02T07:59:59.999Z"))).isFalse();
        assertThat(window.open(at("2026-03-02T08:00:00Z"))).isTrue();
        assertThat(window.open(at("2026-03-02T17:29:59.999Z"))).isTrue();
        assertThat(window.open(at("2026-03-02T17:30:00Z"))).isFalse();
        assertThat(window.nextOpening(at("2026-03-02T03:00:00Z"))).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(window.nextOpening(at("2026-03-02T12:00:00Z"))).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(window.nextOpening(at("2026-03-02T17:30:00Z"))).isEqualTo("2026-03-03T08:00:00Z");
    }

    @Test
    void windowThatPassesMidnight_isOpenOnBothSides() {
        ReadWindow window = ReadWindow.of("22:00-05:00 America/New_York");

        assertThat(window.open(at("2026-01-15T02:59:00Z"))).isFalse();
        assertThat(window.open(at("2026-01-15T03:00:00Z"))).isTrue();
        assertThat(window.open(at("2026-01-15T09:59:00Z"))).isTrue();
        assertThat(window.open(at("2026-01-15T10:00:00Z"))).isFalse();
        assertThat(window.nextOpening(at("2026-01-15T10:00:00Z"))).isEqualTo("2026-01-16T03:00:00Z");
        ReadWindow untilMidnight = ReadWindow.of("23:00-00:00");
        assertThat(untilMidnight.open(at("2026-01-15T23:59:59Z"))).isTrue();
        assertThat(untilMidnight.open(at("2026-01-16T00:00:00Z"))).isFalse();
    }

    /** On 2026-03-29 Berlin's clock goes from 02:00 to 03:00, at 01:00Z. */
    @Test
    void skippedHour_opensTheWindowAtTheChange_orNotAtAllThatDay() {
        ReadWindow within = ReadWindow.of("02:15-02:45 Europe/Berlin");
        assertThat(within.nextOpening(at("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-30T00:15:00Z");

        ReadWindow across = ReadWindow.of("02:30-05:00 Europe/Berlin");
        assertThat(across.open(at("2026-03-29T00:59:59Z"))).isFalse();
        assertThat(across.nextOpening(at("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(across.open(at("2026-03-29T02:59:59Z"))).isTrue();
        assertThat(across.open(at("2026-03-29T03:00:00Z"))).isFalse();
    }

    /** On 2026-10-25 Berlin's clock goes from 03:00 back to 02:00, at 01:00Z. */
    @Test
    void repeatedHour_opensTheWindowTwice() {
        ReadWindow window = ReadWindow.of("02:15-02:45 Europe/Berlin");
        assertThat(window.nextOpening(at("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-25T00:15:00Z");
        assertThat(window.open(at("2026-10-25T00:45:00Z"))).isFalse();
        assertThat(window.nextOpening(at("2026-10-25T00:45:00Z"))).isEqualTo("2026-10-25T01:15:00Z");
        assertThat(window.nextOpening(at("2026-10-25T01:45:00Z"))).isEqualTo("2026-10-26T01:15:00Z");

        ReadWindow before = ReadWindow.of("01:00-02:30 Europe/Berlin");
        assertThat(before.nextOpening(at("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-25T01:00:00Z");
    }

    /** Samoa had no 2011-12-30: its clock went from the end of the 29th to the 31st. */
    @Test
    void skippedDay_hasNoWindow() {
        ReadWindow window = ReadWindow.of("08:00-09:00 Pacific/Apia");
        Instant evening = at("2011-12-30T04:00:00Z"); // the 29th, 18:00 there
        assertThat(window.nextOpening(evening)).isEqualTo("2011-12-30T18:00:00Z");
    }

    /** The answer is the first open moment: none before it is, whatever the clock does. */
    @Test
    void nextOpening_isTheFirstOpenMinute_allYear() {
        for (String text : List.of(
                "01:30-02:30 Europe/Berlin",
                "02:30-01:30 Europe/Berlin",
                "23:30-00:30 America/Sao_Paulo",
                "00:00-00:01 Africa/Cairo",
                "02:10-02:20 Australia/Lord_Howe")) {
            ReadWindow window = ReadWindow.of(text);
            Instant end = at("2027-01-02T00:00:00Z");
            Instant answered = null;
            for (Instant minute = end;
                    minute.isAfter(at("2026-01-01T00:00:00Z"));
                    minute = minute.minus(Duration.ofMinutes(10))) {
                answered = window.open(minute) ? minute : answered;
                if (answered != null && minute.isBefore(at("2026-12-31T00:00:00Z"))) {
                    assertThat(window.nextOpening(minute))
                            .as(text + " " + minute)
                            .isEqualTo(answered);
                }
            }
        }
    }
}
