package io.plumbline.statistics.state;

import java.nio.charset.StandardCharsets;

/** What a text looks like, told by its UTF-8 bytes; only texts that may be more than plain words are made a String. */
final class TextClass {
    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_NUMBER = 2_048;

    private TextClass() {}

    /** The first class that the text fits, as {@link ValueClass#of} tells it. */
    static ValueClass of(byte[] utf8, int offset, int length) {
        if (length == 0) {
            return ValueClass.EMPTY;
        }
        int start = start(utf8, offset, offset + length);
        int end = end(utf8, start, offset + length);
        if (start == end) {
            return ValueClass.BLANK;
        }
        byte first = utf8[start];
        boolean digit = isDigit(first);
        if (digit || first == '+' || first == '-') {
            int digits = digit ? start : start + 1;
            int at = digits;
            while (at < end && isDigit(utf8[at])) {
                at++;
            }
            if (at == end && at > digits && end - start <= LONGEST_NUMBER) {
                return utf8[digits] == '0' && at - digits > 1 ? ValueClass.ZERO_PADDED : ValueClass.INTEGER;
            }
        }
        return digit || first == '+' || first == '-' || first == '.' || isOdd(utf8, start, end)
                ? ValueClass.of(new String(utf8, offset, length, StandardCharsets.UTF_8))
                : ValueClass.TEXT;
    }

    /** Whether the text may be a truth value, a UUID, an address or a URL. */
    private static boolean isOdd(byte[] utf8, int start, int end) {
        int length = end - start;
        int initial = utf8[start] | 0x20;
        if (length <= 5 && (initial == 't' || initial == 'f')) {
            return true;
        }
        if (length == UUID_LENGTH && utf8[start + 8] == '-') {
            return true;
        }
        for (int at = start; at < end; at++) {
            if (utf8[at] == '@' || utf8[at] == ':') {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a blank between other characters. */
    static boolean spaced(byte[] utf8, int offset, int length) {
        int at = offset;
        while (at < offset + length && utf8[at] != ' ') {
            at++;
        }
        if (at == offset + length) {
            return false;
        }
        int start = start(utf8, offset, offset + length);
        int end = end(utf8, start, offset + length);
        at = Math.max(at, start);
        while (at < end && utf8[at] != ' ') {
            at++;
        }
        return at < end;
    }

    private static int start(byte[] utf8, int from, int to) {
        int at = from;
        while (at < to) {
            if (utf8[at] >= 0) {
                if (!Character.isWhitespace(utf8[at])) {
                    return at;
                }
                at++;
            } else if (at + 2 < to && Character.isWhitespace(Utf8.ofThreeBytes(utf8, at))) {
                at += 3;
            } else {
                return at;
            }
        }
        return at;
    }

    private static int end(byte[] utf8, int from, int to) {
        int at = to;
        while (at > from) {
            if (utf8[at - 1] >= 0) {
                if (!Character.isWhitespace(utf8[at - 1])) {
                    return at;
                }
                at--;
            } else if (at - 3 >= from && Character.isWhitespace(Utf8.ofThreeBytes(utf8, at - 3))) {
                at -= 3;
            } else {
                return at;
            }
        }
        return at;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
