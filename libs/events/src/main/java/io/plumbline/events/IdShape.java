package io.plumbline.events;

import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/** The one shape of every id. */
final class IdShape {

    private static final Pattern TAIL = Pattern.compile("[a-z0-9]{16}");

    private IdShape() {}

    static void check(String name, String prefix, String value) {
        requireNonNull(value, name);
        if (!value.startsWith(prefix)
                || !TAIL.matcher(value.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: " + prefix + " and 16 characters of a-z0-9)");
        }
    }
}
