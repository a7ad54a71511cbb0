package io.plumbline.statistics.state;

/** What the bytes of a string are, as bits that can be joined over the string. */
final class Letters {
    static final int DIGIT = 1;
    static final int UPPER = 1 << 1;
    static final int LOWER = 1 << 2;
    static final int HEX_LETTER = 1 << 3;
    static final int LATE_LETTER = 1 << 4;
    static final int BLANK = 1 << 5;
    static final int CONTROL = 1 << 6;
    static final int WIDE = 1 << 7;
    static final int DOT = 1 << 8;
    static final int COLON = 1 << 9;
    static final int HYPHEN = 1 << 10;
    static final int SLASH = 1 << 11;
    static final int PLUS = 1 << 12;
    static final int PAREN = 1 << 13;
    static final int EQUALS = 1 << 14;
    static final int OTHER = 1 << 15;
    /** A letter of any script, with or without case. */
    static final int LETTER = 1 << 16;

    private static final int[] OF_BYTE = new int[256];
    private static final int NO_CHARACTER = 0xFFFD;
    /** Of characters of at most two bytes. */
    private static final int[] OF_SHORT = new int[0x800];

    static {
        for (int i = 0; i < 256; i++) {
            OF_BYTE[i] = ofByte(i);
        }
        for (int i = 0; i < OF_SHORT.length; i++) {
            OF_SHORT[i] = i < 128 ? OF_BYTE[i] : ofWide(i);
        }
    }

    private Letters() {}

    private static int ofByte(int b) {
        if (b > 127) {
            return WIDE;
        } else if (b >= '0' && b <= '9') {
            return DIGIT;
        } else if (b >= 'A' && b <= 'Z') {
            return LETTER | UPPER | (b <= 'F' ? HEX_LETTER : LATE_LETTER);
        } else if (b >= 'a' && b <= 'z') {
            return LETTER | LOWER | (b <= 'f' ? HEX_LETTER : LATE_LETTER);
        }
        int control = b < 32 || b == 127 ? CONTROL : 0;
        if (Character.isWhitespace(b)) {
            return BLANK | control;
        }
        return control != 0 ? control : punctuation(b);
    }

    private static int punctuation(int b) {
        return switch (b) {
            case '.' -> DOT;
            case ':' -> COLON;
            case '-' -> HYPHEN;
            case '/' -> SLASH;
            case '+' -> PLUS;
            case '(', ')' -> PAREN;
            case '=' -> EQUALS;
            default -> OTHER;
        };
    }

    static int of(byte b) {
        return OF_BYTE[b & 0xFF];
    }

    /** The bits of all characters from start, up to but not including end. */
    static int seen(byte[] utf8, int start, int end) {
        int seen = 0;
        for (int i = start; i < end; i++) {
            seen |= OF_BYTE[utf8[i] & 0xFF];
        }
        return (seen & WIDE) == 0 ? seen : seen | seenWide(utf8, start, end);
    }

    private static int seenWide(byte[] utf8, int start, int end) {
        int seen = 0;
        for (int i = start; i < end; i += lengthAt(utf8, i, end)) {
            if (utf8[i] < 0) {
                seen |= ofCodePoint(codePointAt(utf8, i, end));
            }
        }
        return seen;
    }

    /** The bits of a character; of one above U+007F: case, white space and control. */
    static int ofCodePoint(int codePoint) {
        return codePoint < OF_SHORT.length ? OF_SHORT[codePoint] : ofWide(codePoint);
    }

    private static int ofWide(int codePoint) {
        int bits = WIDE;
        if (Character.isLetter(codePoint)) {
            bits |= LETTER;
        }
        if (codePoint < 0xA0) {
            bits |= CONTROL;
        }
        if (Character.isUpperCase(codePoint)) {
            bits |= UPPER;
        } else if (Character.isLowerCase(codePoint)) {
            bits |= LOWER;
        } else if (Character.isWhitespace(codePoint)) {
            bits |= BLANK;
        }
        return bits;
    }

    /** Bytes of the character that begins there; 1 for what is no UTF-8. */
    static int lengthAt(byte[] utf8, int at, int end) {
        int lead = utf8[at] & 0xFF;
        int length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
        if (at + length > end) {
            return 1;
        }
        for (int i = 1; i < length; i++) {
            if ((utf8[at + i] & 0xC0) != 0x80) {
                return 1;
            }
        }
        return length;
    }

    /** The character that begins there; U+FFFD for what is no UTF-8. */
    static int codePointAt(byte[] utf8, int at, int end) {
        int lead = utf8[at];
        if (lead >= 0) {
            return lead;
        }
        return switch (lengthAt(utf8, at, end)) {
            case 2 -> (lead & 0x1F) << 6 | (utf8[at + 1] & 0x3F);
            case 3 -> (lead & 0x0F) << 12 | (utf8[at + 1] & 0x3F) << 6 | (utf8[at + 2] & 0x3F);
            case 4 ->
                (lead & 0x07) << 18 | (utf8[at + 1] & 0x3F) << 12 | (utf8[at + 2] & 0x3F) << 6 | (utf8[at + 3] & 0x3F);
            default -> NO_CHARACTER;
        };
    }

    /** Where the first character that isn't white space begins; the end if there is none. */
    static int firstNotBlank(byte[] utf8, int start, int end) {
        int at = start;
        while (at < end && (ofCodePoint(codePointAt(utf8, at, end)) & BLANK) != 0) {
            at += lengthAt(utf8, at, end);
        }
        return at;
    }

    /** Where white space at the end begins. */
    static int endNotBlank(byte[] utf8, int start, int end) {
        int stop = end;
        while (stop > start) {
            int at = stop - 1;
            while (at > start && (utf8[at] & 0xC0) == 0x80) {
                at--;
            }
            if ((ofCodePoint(codePointAt(utf8, at, stop)) & BLANK) == 0) {
                return stop;
            }
            stop = at;
        }
        return stop;
    }
}
