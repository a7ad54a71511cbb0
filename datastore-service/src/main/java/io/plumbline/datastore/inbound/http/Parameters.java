package io.plumbline.datastore.inbound.http;

import java.util.Arrays;
import java.util.Locale;
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
