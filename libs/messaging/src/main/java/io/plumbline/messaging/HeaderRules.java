package io.plumbline.messaging;

import java.time.DateTimeException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.MessageHeader;

/** What a header's values may be, for writers and readers alike: so nobody publishes what nobody reads. */
final class HeaderRules {

    private static final int LONGEST = 256;
    private static final int LONGEST_SHOWN = 64;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private HeaderRules() {}

    /** @throws IllegalArgumentException naming the first value that breaks a rule */
    static void check(MessageHeader header) {
        text("id", header.id());
        text("source", header.source());
        text("correlationid", header.correlationId());
        if (header.actor() != null) {
            text("actor", header.actor());
        }
        if (header.traceparent() != null && !Traceparent.isValid(header.traceparent())) {
            throw new IllegalArgumentException(
                    "traceparent: " + shown(header.traceparent()) + " (expected: W3C trace context, version 00)");
        }
        time(header.time());
        if (header.sequence() != null && header.sequence() < 0) {
            throw new IllegalArgumentException("sequence: " + header.sequence() + " (expected: >= 0)");
        }
    }

    static Instant parseTime(String text) {
        try {
            Instant time = Instant.parse(text);
            time(time);
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time: " + shown(text) + " (expected: RFC 3339)", e);
        }
    }

    static @Nullable Long parseSequence(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("sequence: " + shown(text) + " (expected: a whole number)", e);
        }
    }

    /** As much of a foreign value as a log line can bear. */
    static String shown(String value) {
        return shown(value, LONGEST_SHOWN);
    }

    static String shown(String value, int longest) {
        StringBuilder shown = new StringBuilder();
        value.codePoints().limit(longest).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return shown.toString();
    }

    private static void text(String name, String value) {
        if (value.isEmpty() || value.length() > LONGEST || value.codePoints().anyMatch(HeaderRules::isUnprintable)) {
            throw new IllegalArgumentException(
                    name + ": " + shown(value) + " (expected: 1 to " + LONGEST + " printable characters)");
        }
    }

    private static void time(Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("time: " + time + " (expected: the years 1970 to 9999)");
        }
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
