package io.plumbline.datastore.inbound.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.lookup.Paging;

/** Reads query parameters into types, or refuses them. */
final class Parameters {

    private Parameters() {}

    static Paging paging(int page, int size) {
        return checked(() -> new Paging(page, size));
    }

    /** {@code lastModified} is LAST_MODIFIED; absent stays absent. */
    static <E extends Enum<E>> @Nullable E choice(String name, @Nullable String value, Class<E> type) {
        if (value == null || value.isBlank()) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (plain(constant.name()).equals(plain(value))) {
                return constant;
            }
        }
        String expected = Arrays.stream(type.getEnumConstants())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new BadRequestException(name + ": " + value + " (expected: one of " + expected + ")");
    }

    static <E extends Enum<E>> E choice(String name, @Nullable String value, E otherwise) {
        E chosen = choice(name, value, otherwise.getDeclaringClass());
        return chosen == null ? otherwise : chosen;
    }

    /** Several of them, separated by commas; all of them if absent. */
    static <E extends Enum<E>> Set<E> choices(String name, @Nullable String values, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (String value : values == null ? new String[0] : values.split(",", -1)) {
            E known = choice(name, value.strip(), type);
            if (known != null) {
                chosen.add(known);
            }
        }
        return chosen.isEmpty() ? EnumSet.allOf(type) : chosen;
    }

    static @Nullable Instant moment(String name, @Nullable String value) {
        return parsed(
                name,
                value,
                text -> OffsetDateTime.parse(common(text)).toInstant(),
                "a moment such as 2026-01-31T12:00:00Z");
    }

    static @Nullable LocalDate day(String name, @Nullable String value) {
        return parsed(name, value, text -> LocalDate.parse(common(text)), "a day such as 2026-01-31");
    }

    static ZoneId zone(String name, String value) {
        ZoneId zone = parsed(name, value, ZoneId::of, "a time zone such as Europe/Berlin");
        return zone == null ? ZoneOffset.UTC : zone;
    }

    /** Of four digits: years that every store and zone can count with. */
    private static String common(String time) {
        if (!time.matches("[0-9]{4}-.*")) {
            throw new DateTimeException("year: not of four digits");
        }
        return time;
    }

    private static <T> @Nullable T parsed(
            String name, @Nullable String value, Function<String, T> parse, String expected) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return parse.apply(value);
        } catch (DateTimeException e) {
            throw new BadRequestException(name + ": " + value + " (expected: " + expected + ")");
        }
    }

    static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
