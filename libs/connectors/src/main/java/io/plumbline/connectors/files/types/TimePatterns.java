package io.plumbline.connectors.files.types;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Formatters by pattern: they don't travel to tasks, and are dear to make. */
final class TimePatterns {

    private static final Map<String, DateTimeFormatter> KNOWN = new ConcurrentHashMap<>();
    private static final int MOST = 1000;

    private TimePatterns() {}

    /** @throws IllegalArgumentException if it is no pattern */
    static DateTimeFormatter of(String pattern) {
        if (KNOWN.size() > MOST) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(pattern, p -> {
            try {
                return new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(p)
                        .parseDefaulting(ChronoField.ERA, 1)
                        .toFormatter(Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("format: " + p + " (expected: a pattern such as dd/MM/yyyy)", e);
            }
        });
    }
}
