package io.plumbline.connectors.files.types;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The time of day at the end of a text such as {@code 2024-01-31 10:00:00.5+02:00}.
 *
 * @param dateEnd where the date before it ends
 * @param micros since midnight
 * @param offsetSeconds east of UTC; null if no zone is given
 * @param finer true if digits beyond the microsecond were left out
 */
record ClockTime(int dateEnd, long micros, @Nullable Integer offsetSeconds, boolean finer) {

    private static final long SECOND = 1_000_000;

    /** The time in the text; null if there is none, or something else follows. */
    static @Nullable ClockTime in(String text) {
        int colon = text.indexOf(':');
        if (colon < 7 || text.length() > 60) {
            return null;
        }
        int start = colon - 1;
        while (start > 0 && digit(text, start - 1)) {
            start--;
        }
        char before = start > 0 ? text.charAt(start - 1) : '\0';
        if (before != ' ' && before != 'T' || colon - start > 2 || colon == start) {
            return null;
        }
        return new Reader(text, start).time(start - 1);
    }

    private static boolean digit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Goes through the text once. */
    private static final class Reader {

        private final String text;
        private int at;
        private boolean wrong;
        private boolean finer;

        private Reader(String text, int at) {
            this.text = text;
            this.at = at;
        }

        private @Nullable ClockTime time(int dateEnd) {
            int hour = number(2);
            expect(':');
            int minute = twoDigits();
            int second = 0;
            long fraction = 0;
            if (next(':')) {
                second = twoDigits();
                if (next('.') || next(',')) {
                    fraction = fraction();
                }
            }
            Integer half = half();
            if (half != null) {
                wrong |= hour < 1 || hour > 12;
                hour = hour % 12 + half;
            }
            Integer offset = at < text.length() ? offset() : null;
            if (wrong || at < text.length() || hour > 23 || minute > 59 || second > 59) {
                return null;
            }
            return new ClockTime(dateEnd, ((hour * 60L + minute) * 60 + second) * SECOND + fraction, offset, finer);
        }

        private @Nullable Integer half() {
            int from = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
            String rest = text.substring(Math.min(from, text.length())).toUpperCase(Locale.ROOT);
            if (!rest.startsWith("AM") && !rest.startsWith("PM")) {
                return null;
            }
            at = from + 2;
            return rest.startsWith("PM") ? 12 : 0;
        }

        private @Nullable Integer offset() {
            next(' ');
            String rest = text.substring(at);
            if (rest.equals("Z") || rest.equals("UTC") || rest.equals("GMT")) {
                at = text.length();
                return 0;
            }
            int sign = next('+') ? 1 : next('-') ? -1 : 0;
            int hours = twoDigits();
            int minutes = 0;
            if (at < text.length()) {
                next(':');
                minutes = twoDigits();
            }
            wrong |= sign == 0 || hours > 18 || minutes > 59;
            return sign * (hours * 3600 + minutes * 60);
        }

        private long fraction() {
            long micros = 0;
            int digits = 0;
            for (; digit(text, at); at++) {
                int value = text.charAt(at) - '0';
                if (digits < 6) {
                    micros = micros * 10 + value;
                } else {
                    finer |= value != 0;
                }
                digits++;
            }
            wrong |= digits == 0 || digits > 9;
            for (int i = digits; i < 6; i++) {
                micros *= 10;
            }
            return micros;
        }

        private int twoDigits() {
            int from = at;
            int value = number(2);
            wrong |= at - from != 2;
            return value;
        }

        private int number(int most) {
            int value = 0;
            int from = at;
            while (at - from < most && digit(text, at)) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            wrong |= at == from;
            return value;
        }

        private void expect(char c) {
            wrong |= !next(c);
        }

        private boolean next(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }
    }
}
