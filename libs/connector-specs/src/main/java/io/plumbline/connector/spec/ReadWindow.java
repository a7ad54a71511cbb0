package io.plumbline.connector.spec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * The hours of the day within which runs may start. What counts is what a clock on the wall in that zone shows: an hour that summer
 * time skips doesn't come, one that it repeats comes twice.
 *
 * @param from the first moment within
 * @param to the first moment after; before {@code from} if the window passes midnight, {@code 00:00} if it ends there
 * @param zone where the clock hangs
 */
public record ReadWindow(LocalTime from, LocalTime to, ZoneId zone) {

    /** In words, for the message about a text that is none. */
    static final String WORDS =
            "HH:mm-HH:mm such as 20:00-06:00, two different times, behind it a zone such as Europe/Berlin if it isn't UTC";

    /** What a form can check by itself; whether the zone exists it can't. */
    static final String SHAPE =
            "^(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:[01][0-9]|2[0-3]):[0-5][0-9](?: [A-Za-z0-9_+:/-]{1,64})?$";

    private static final Pattern PARTS = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)(?: (\\S+))?");

    /** More days in a row without any of the window's moments than any zone has ever had. */
    private static final int MOST_DAYS = 8;

    public ReadWindow {
        requireNonNull(zone, "zone");
        if (from.equals(to)) {
            throw new IllegalArgumentException("read window: " + from + "-" + to + " (expected: " + WORDS + ")");
        }
    }

    /**
     * The window that a text such as {@code 20:00-06:00 Europe/Berlin} describes; UTC if no zone is named.
     *
     * @throws IllegalArgumentException if it describes none
     */
    public static ReadWindow of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("read window: " + text + " (expected: " + WORDS + ")"));
    }

    /** The same. Empty if the text describes none. */
    public static Optional<ReadWindow> find(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime from = LocalTime.parse(parts.group(1));
            LocalTime to = LocalTime.parse(parts.group(2));
            ZoneId zone = parts.group(3) == null ? ZoneOffset.UTC : ZoneId.of(parts.group(3));
            return from.equals(to) ? Optional.empty() : Optional.of(new ReadWindow(from, to, zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a run may start at that moment. */
    public boolean open(Instant at) {
        LocalTime clock = at.atZone(zone).toLocalTime();
        boolean started = !clock.isBefore(from);
        boolean over = !clock.isBefore(to);
        return from.isBefore(to) ? started && !over : started || !over;
    }

    /** The first moment, that one or later, at which a run may start. */
    public Instant nextOpening(Instant at) {
        if (open(at)) {
            return at;
        }
        ZoneRules rules = zone.getRules();
        LocalDate today = at.atZone(zone).toLocalDate();
        for (int days = 0; days < MOST_DAYS; days++) {
            Instant first = firstOpening(at, today.plusDays(days), rules);
            if (first != null) {
                return first;
            }
        }
        throw new IllegalStateException("read window: " + this + " (expected: a moment within it in the " + MOST_DAYS
                + " days after " + at + ")");
    }

    /** A window opens when the clock reaches its time, or when the clock is put forward or back into it. */
    private @Nullable Instant firstOpening(Instant after, LocalDate day, ZoneRules rules) {
        TreeSet<Instant> moments = new TreeSet<>();
        LocalDateTime start = day.atTime(from);
        for (ZoneOffset offset : rules.getValidOffsets(start)) {
            moments.add(start.toInstant(offset));
        }
        Instant dayBegins = day.atStartOfDay(zone).toInstant();
        ZoneOffsetTransition change = rules.nextTransition(dayBegins.minusNanos(1));
        if (change != null
                && change.getInstant()
                        .isBefore(day.plusDays(1).atStartOfDay(zone).toInstant())) {
            moments.add(change.getInstant());
        }
        return moments.stream()
                .filter(moment -> moment.isAfter(after) && open(moment))
                .findFirst()
                .orElse(null);
    }

    /** The text that describes it. */
    @Override
    public String toString() {
        return from + "-" + to + (zone.equals(ZoneOffset.UTC) ? "" : " " + zone);
    }
}
