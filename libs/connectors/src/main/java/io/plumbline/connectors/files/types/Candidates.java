package io.plumbline.connectors.files.types;

/** What one value could be, as a set of bits: one for each way to read it, and some that say why it can't be read. */
final class Candidates {

    static final int TRUTHS = 0;
    static final int WHOLE = 4;
    static final int BIG = 5;
    static final int NUMBERS = 6;
    static final int FLOATING = 12;
    static final int DAYS = 13;
    static final int LOCAL = 23;
    static final int ZONED = 33;

    /** All ways to read a value lie below. */
    static final int COUNT = 43;

    /** Digits that a number would lose: leading zeros, a plus sign, more than 38 of them. */
    static final int CODE = 43;

    /** A time with digits beyond the microsecond. */
    static final int FINER = 44;

    /** A true word, a false word. */
    static final int TRUE = 45;

    static final int FALSE = 46;

    static final int MOST_DIGITS = 38;

    private static final NumberStyle[] NUMBER_STYLES = NumberStyle.values();
    private static final DateStyle[] DATE_STYLES = DateStyle.values();
    private static final Truth[] TRUTH_WORDS = Truth.values();

    private Candidates() {}

    static long bit(int candidate) {
        return 1L << candidate;
    }

    static boolean has(long mask, int candidate) {
        return (mask & 1L << candidate) != 0;
    }

    /** What the text, which is stripped and not empty, could be. */
    static long of(String text) {
        int length = text.length();
        char first = text.charAt(0);
        char last = text.charAt(length - 1);
        boolean digit = first >= '0' && first <= '9';
        if (digit || first == '-' || first == '+' || first == '.' || first == ',') {
            boolean endsInDigit = last >= '0' && last <= '9';
            return (endsInDigit ? numbers(text) : digit || length > 10 ? 0 : floating(text))
                    | (digit ? dates(text) : 0);
        }
        if (length > 40) {
            return 0;
        }
        return (length <= 5 ? truths(text) : 0) | floating(text) | (length >= 10 ? named(text) : 0);
    }

    private static long truths(String text) {
        long mask = 0;
        for (Truth words : TRUTH_WORDS) {
            Boolean value = words.of(text);
            if (value != null) {
                mask |= bit(TRUTHS + words.ordinal()) | bit(value ? TRUE : FALSE);
            }
        }
        return mask;
    }

    private static long floating(String text) {
        return text.length() <= 400 && TextForm.Floating.number(text) != null ? bit(FLOATING) : 0;
    }

    private static long numbers(String text) {
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int digits = 0;
        boolean plain = true;
        for (int i = start; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c >= '0' && c <= '9';
            digits++;
        }
        if (plain) {
            boolean code = text.charAt(0) == '+' || digits > 1 && text.charAt(start) == '0' || digits > MOST_DIGITS;
            return code ? bit(CODE) : whole(text, digits);
        }
        if (!NumberStyle.mayBeOne(text)) {
            return exponent(text) ? floating(text) : 0;
        }
        long mask = 0;
        for (NumberStyle style : NUMBER_STYLES) {
            String number = style.plain(text);
            if (number != null && !code(text, number)) {
                mask |= bit(NUMBERS + style.ordinal());
                mask |= style == NumberStyle.POINT ? bit(FLOATING) : 0;
            }
        }
        return mask;
    }

    private static long whole(String text, int digits) {
        long mask = bit(BIG) | bit(FLOATING);
        for (NumberStyle style : NUMBER_STYLES) {
            mask |= bit(NUMBERS + style.ordinal());
        }
        boolean fits = digits < 19;
        if (digits == 19) {
            try {
                Long.parseLong(text);
                fits = true;
            } catch (NumberFormatException beyond) {
                fits = false;
            }
        }
        return fits ? mask | bit(WHOLE) : mask;
    }

    private static boolean exponent(String text) {
        int at = Math.max(text.indexOf('e'), text.indexOf('E'));
        return at > 0 && text.charAt(0) != '+' && (text.charAt(0) != '0' || text.charAt(1) == '.');
    }

    private static boolean code(String text, String number) {
        int start = number.charAt(0) == '-' ? 1 : 0;
        int point = number.indexOf('.');
        int whole = (point < 0 ? number.length() : point) - start;
        int digits = number.length() - start - (point < 0 ? 0 : 1);
        return text.charAt(0) == '+' || whole > 1 && number.charAt(start) == '0' || digits > MOST_DIGITS;
    }

    private static long dates(String text) {
        if (text.length() < 8 || text.length() > 60) {
            return 0;
        }
        ClockTime time = text.length() > 10 ? ClockTime.in(text) : null;
        int end = time == null ? text.length() : time.dateEnd();
        long mask = 0;
        for (DateStyle style : DATE_STYLES) {
            long day = style.day(text, end);
            if (day == DateStyle.NONE || style == DateStyle.BASIC && !thisEra(text)) {
                continue;
            }
            if (time == null) {
                mask |= bit(DAYS + style.ordinal()) | bit(LOCAL + style.ordinal());
            } else if (time.finer()) {
                mask |= bit(FINER);
            } else {
                mask |= bit((time.offsetSeconds() == null ? LOCAL : ZONED) + style.ordinal());
            }
        }
        return mask;
    }

    private static long named(String text) {
        return DateStyle.beginsWithMonth(text) ? dates(text) : 0;
    }

    /** Eight digits are a date only where it is one of the last century or this. */
    private static boolean thisEra(String text) {
        return text.startsWith("19") || text.startsWith("20");
    }
}
