package io.plumbline.inference;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.ValueDomain;

/** Dates and times of a field, read from the canonical text and written back in it. */
final class Times {
    private Times() {}

    /** Unzoned values count as UTC. */
    static LocalDateTime of(Subject subject, MetricName name) {
        return parse(subject.text(name), subject.field().shape());
    }

    /** @throws DateTimeException if the text isn't of the field's form */
    private static LocalDateTime parse(String text, FieldShape shape) {
        if (shape.domain() == ValueDomain.DATE) {
            return LocalDate.parse(text).atStartOfDay();
        }
        return shape.domain() == ValueDomain.INSTANT
                ? LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC)
                : LocalDateTime.parse(text);
    }

    /**
     * As the field's state keeps it: days of dates, microseconds of timestamps, since 1970.
     *
     * @throws DateTimeException if the text isn't of the field's form
     */
    static BigDecimal units(String text, FieldShape shape) {
        return units(parse(text, shape), shape);
    }

    /** The moment in the field's unit, rounded down. */
    static BigDecimal units(Instant moment, FieldShape shape) {
        return units(LocalDateTime.ofInstant(moment, ZoneOffset.UTC), shape);
    }

    private static BigDecimal units(LocalDateTime time, FieldShape shape) {
        return BigDecimal.valueOf(
                shape.domain() == ValueDomain.DATE
                        ? time.toLocalDate().toEpochDay()
                        : ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time));
    }

    /** The reverse of {@link #units(String, FieldShape)}. */
    static LocalDateTime ofUnits(long units, FieldShape shape) {
        return shape.domain() == ValueDomain.DATE
                ? LocalDate.ofEpochDay(units).atStartOfDay()
                : LocalDateTime.of(1970, 1, 1, 0, 0).plus(units, ChronoUnit.MICROS);
    }

    /** The first day of the year, in the field's own form. */
    static String startOf(int year, FieldShape shape) {
        LocalDate day = LocalDate.of(year, 1, 1);
        if (shape.domain() == ValueDomain.DATE) {
            return day.toString();
        }
        return shape.domain() == ValueDomain.INSTANT
                ? day.atStartOfDay().toInstant(ZoneOffset.UTC).toString()
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(day.atStartOfDay());
    }
}
