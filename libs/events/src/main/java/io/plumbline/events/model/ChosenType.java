package io.plumbline.events.model;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The type as which a user wants a field to be read, as it is written in {@link ContainerOverrides#fieldTypes}: a Spark type such
 * as {@code decimal(12,2)}, or one of dates and times with the pattern of its texts, such as {@code date(dd/MM/yyyy)}.
 *
 * @param type as Spark's DDL names it
 * @param format the pattern of dates and times; absent for ISO
 */
public record ChosenType(String type, @Nullable String format) {

    /** What may be written, in words. */
    public static final String WORDS =
            "boolean, tinyint, smallint, int, bigint, float, double, string, date, timestamp,"
                    + " timestamp_ntz, binary or decimal(precision,scale); date, timestamp and timestamp_ntz with the pattern of"
                    + " texts where that isn't ISO, such as date(dd/MM/yyyy)";

    private static final Pattern PLAIN =
            Pattern.compile("boolean|tinyint|smallint|int|bigint|float|double|string|date|timestamp"
                    + "|timestamp_ntz|binary|decimal\\((?:[1-9]|[12]\\d|3[0-8]),(?:\\d|[12]\\d|3[0-8])\\)");
    private static final Pattern WITH_FORMAT =
            Pattern.compile("(date|timestamp|timestamp_ntz)\\(([^\\p{Cntrl}()]{1,64})\\)");
    /** What stands within quotes is no letter of the pattern. */
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    /** The letters that Spark's parser knows for dates and times. */
    private static final Pattern LETTERS = Pattern.compile("[^A-Za-z]|[GyMLdEaHhKkmsSzZXxVO]");

    /** Empty if it is no type that a field can be read as. */
    public static Optional<ChosenType> find(String text) {
        if (PLAIN.matcher(text).matches()) {
            return Optional.of(new ChosenType(text, null));
        }
        Matcher formatted = WITH_FORMAT.matcher(text);
        return formatted.matches() && understood(formatted.group(2))
                ? Optional.of(new ChosenType(formatted.group(1), formatted.group(2)))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException if it is no type that a field can be read as */
    public static ChosenType of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("type: " + text + " (expected: " + WORDS + ")"));
    }

    private static boolean understood(String format) {
        String letters = QUOTED.matcher(format).replaceAll("");
        if (!letters.chars()
                        .allMatch(c -> LETTERS.matcher(Character.toString(c)).matches())
                || letters.chars().noneMatch(c -> "yMdHhKkms".indexOf(c) >= 0)) {
            return false;
        }
        try {
            return !DateTimeFormatter.ofPattern(format, Locale.ROOT).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
