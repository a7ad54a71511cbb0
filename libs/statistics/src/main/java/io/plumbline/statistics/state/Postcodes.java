package io.plumbline.statistics.state;

/** Postcodes that can be told from other codes by their shape. */
final class Postcodes {
    private static final String[][] BY_LENGTH = {
        {"A99AA"},
        {"A9A9A9", "A9 9AA", "A999AA", "AA99AA", "A9A9AA", "9999AA", "99-999"},
        {"A9A 9A9", "A99 9AA", "AA9 9AA", "A9A 9AA", "AA999AA", "AA9A9AA", "9999 AA"},
        {"AA99 9AA", "AA9A 9AA", "9999-999", "999-9999"},
        {"99999-999"},
        {"99999-9999"}
    };
    private static final int SHORTEST = 5;

    private Postcodes() {}

    /** The string has 5 to 10 characters. */
    static boolean isKnown(byte[] utf8, int start, int end) {
        for (String template : BY_LENGTH[end - start - SHORTEST]) {
            if (Templates.fits(template, utf8, start)) {
                return true;
            }
        }
        return false;
    }
}
