package io.plumbline.inference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.ValueDomain;

/** Dates and times of a field, read from the canonical text and written back in it. */
final class Times {
    private Times() {}

    /** Unzoned values count as UTC. */
    static LocalDateTime of(Subject subject, MetricName name) {
        String text = subject.text(name);
        ValueDomain domain = subject.field().shape().domain();
        if (domain == ValueDomain.DATE) {
            return LocalDate.parse(text).atStartOfDay();
        }
        return domain == ValueDomain.INSTANT
                ? LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC)
                : LocalDateTime.parse(text);
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
