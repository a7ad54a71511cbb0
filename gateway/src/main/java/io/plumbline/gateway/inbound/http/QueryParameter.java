package io.plumbline.gateway.inbound.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.plumbline.api.Page;

/**
 * One query parameter: what is expected of it.
 *
 * @param choices of a CHOICE; the prefix of an ID; else empty
 */
record QueryParameter(String name, String description, Kind kind, List<String> choices, boolean required) {
    private static final int MAX_TEXT = 1_000;
    private static final int MIN_PART = 2;
    private static final int MAX_PART = 200;
    private static final int MAX_PAGE = 1_000_000;
    /** Years that every store and zone can count with. */
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}-");

    private static final Pattern SHARE_OF_ONE = Pattern.compile("0(\\.\\d{1,17})?|1(\\.0{1,17})?");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    enum Kind {
        TEXT,
        CHOICE,
        CHOICES,
        PART,
        TIME,
        DAY,
        ZONE,
        ID,
        SHARE,
        PAGE,
        SIZE
    }

    String expected() {
        return switch (kind) {
            case TEXT -> "a text of at most " + MAX_TEXT + " characters";
            case CHOICE -> "one of " + String.join(", ", choices);
            case CHOICES -> "one or more of " + String.join(", ", choices) + ", separated by commas";
            case PART -> "a text of " + MIN_PART + " to " + MAX_PART + " characters, without spaces around";
            case TIME -> "a moment such as 2026-01-31T12:00:00Z";
            case DAY -> "a day such as 2026-01-31";
            case ZONE -> "a time zone such as Europe/Berlin";
            case SHARE -> "a number from 0 to 1";
            case ID -> choices.get(0) + "_ and 16 characters of a-z0-9";
            case PAGE -> "a whole number from 0 to " + MAX_PAGE;
            case SIZE -> "a whole number from 1 to " + Page.MAX_SIZE;
        };
    }

    boolean accepts(String value) {
        return switch (kind) {
            case TEXT -> value.length() <= MAX_TEXT && value.chars().noneMatch(Character::isISOControl);
            case CHOICE -> choices.contains(value);
            case CHOICES ->
                Arrays.stream(value.split(",", -1)).allMatch(one -> choices.contains(one.toUpperCase(Locale.ROOT)));
            case PART ->
                value.strip().length() >= MIN_PART
                        && value.length() <= MAX_PART
                        && value.chars().noneMatch(Character::isISOControl);
            case TIME -> parses(value, OffsetDateTime::parse);
            case DAY -> parses(value, LocalDate::parse);
            case ZONE -> isZone(value);
            case SHARE -> SHARE_OF_ONE.matcher(value).matches();
            case ID -> value.matches(choices.get(0) + "_[a-z0-9]{16}");
            case PAGE -> DIGITS.matcher(value).matches() && Integer.parseInt(value) <= MAX_PAGE;
            case SIZE ->
                DIGITS.matcher(value).matches()
                        && Integer.parseInt(value) >= 1
                        && Integer.parseInt(value) <= Page.MAX_SIZE;
        };
    }

    private static boolean isZone(String value) {
        try {
            return !ZoneId.of(value).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean parses(String value, Consumer<String> parser) {
        if (!YEAR.matcher(value).lookingAt()) {
            return false;
        }
        try {
            parser.accept(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
