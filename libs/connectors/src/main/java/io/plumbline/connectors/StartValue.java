package io.plumbline.connectors;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Where an incremental read begins, as a value of the type that the field has. Nothing of the text that a user gave gets into a query but
 * through here.
 */
public sealed interface StartValue {

    /** A number, whole or not. */
    record OfNumber(BigDecimal value) implements StartValue {}

    /** A day of the calendar. */
    record OfDay(LocalDate value) implements StartValue {}

    /** What a clock shows, without a zone. */
    record OfClock(LocalDateTime value) implements StartValue {}

    /** A moment, as what a clock shows in UTC. */
    record OfMoment(LocalDateTime utc) implements StartValue {}

    /** More digits than any database's number has, and no exponent, which a short text could make very long. */
    Pattern NUMBER = Pattern.compile("[+-]?\\d{1,150}(\\.\\d{1,150})?");

    int LAST_YEAR = 9999;

    /**
     * The value that the start names.
     *
     * @param start one with a field
     * @param sparkType under which the field is read
     * @throws SourceException SETTINGS_INVALID if the text is no value of that type, or the type has no order to begin in
     */
    static StartValue of(ReadOptions.Start start, String sparkType) {
        String text = start.after().strip();
        if (isNumber(sparkType)) {
            if (!NUMBER.matcher(text).matches()) {
                throw invalid(start, "a number such as 42 or 1.5", sparkType);
            }
            return new OfNumber(new BigDecimal(text));
        }
        return switch (sparkType) {
            case "date" -> new OfDay(day(start, text));
            case "timestamp_ntz" -> new OfClock(clock(start, text));
            case "timestamp" -> new OfMoment(moment(start, text));
            default ->
                throw new SourceException(
                        SourceFailure.SETTINGS_INVALID,
                        "start: " + start.field() + " is " + sparkType
                                + " (expected: a field of numbers, dates or times)");
        };
    }

    /** Whether rows of fields of this type can be read from a value on. */
    static boolean hasOrder(String sparkType) {
        return isNumber(sparkType)
                || sparkType.equals("date")
                || sparkType.equals("timestamp")
                || sparkType.equals("timestamp_ntz");
    }

    private static boolean isNumber(String sparkType) {
        return switch (sparkType) {
            case "tinyint", "smallint", "int", "bigint", "float", "double" -> true;
            default -> sparkType.startsWith("decimal");
        };
    }

    private static LocalDate day(ReadOptions.Start start, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            requireYear(start, day.getYear(), "date");
            return day;
        } catch (DateTimeException e) {
            throw invalid(start, "a date such as 2026-01-31", "date");
        }
    }

    private static LocalDateTime clock(ReadOptions.Start start, String text) {
        try {
            LocalDateTime clock =
                    text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
            requireYear(start, clock.getYear(), "timestamp_ntz");
            // Finer than what is read: cut off rather than rounded up, so that no row is passed over.
            return clock.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw invalid(start, "a date and time without a zone, such as 2026-01-31T12:00:00", "timestamp_ntz");
        }
    }

    private static LocalDateTime moment(ReadOptions.Start start, String text) {
        try {
            int time = text.indexOf('T');
            boolean zoned = time >= 0 && text.substring(time).matches(".*[Z+-].*");
            LocalDateTime utc = zoned
                    ? OffsetDateTime.parse(text)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime()
                    : time < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
            requireYear(start, utc.getYear(), "timestamp");
            return utc.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw invalid(start, "a moment such as 2026-01-31T12:00:00Z", "timestamp");
        }
    }

    private static void requireYear(ReadOptions.Start start, int year, String sparkType) {
        if (year < 1 || year > LAST_YEAR) {
            throw invalid(start, "a year from 0001 to 9999", sparkType);
        }
    }

    private static SourceException invalid(ReadOptions.Start start, String expected, String sparkType) {
        return new SourceException(
                SourceFailure.SETTINGS_INVALID,
                "start: " + start.after() + " (expected: " + expected + ", since " + start.field() + " is " + sparkType
                        + ")");
    }
}
