package io.plumbline.connectors.jdbc;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Dates and times as SQL spells them; nothing of what a user typed gets into a statement but parsed, and spelled anew. */
final class Literals {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private Literals() {}

    /** To the microsecond; no fraction if there is none. */
    static String time(LocalDateTime time) {
        return time.format(TIME);
    }
}
