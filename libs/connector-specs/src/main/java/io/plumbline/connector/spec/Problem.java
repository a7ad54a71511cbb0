package io.plumbline.connector.spec;

import static java.util.Objects.requireNonNull;

/**
 * One fault of a request: where (a JSON pointer such as {@code /properties/host}), what was given, what is expected.
 * A secret's value never appears in {@code given}.
 */
public record Problem(String pointer, String given, String expected) {

    private static final int SHOWN = 80;

    public Problem {
        requireNonNull(pointer, "pointer");
        given = shortened(requireNonNull(given, "given"));
        requireNonNull(expected, "expected");
    }

    /** The fault in one line: {@code host: a b (expected: …)}. */
    public String message() {
        return pointer.substring(pointer.lastIndexOf('/') + 1) + ": " + given + " (expected: " + expected + ")";
    }

    private static String shortened(String given) {
        StringBuilder shown = new StringBuilder();
        given.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .forEach(shown::appendCodePoint);
        return given.codePointCount(0, given.length()) > SHOWN ? shown + "…" : shown.toString();
    }
}
