package io.plumbline.connectors.files.types;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/** How dates are spelled. Days and months may be one digit or two, except where the digits stand without anything between. */
enum DateStyle {
    ISO("yyyy-MM-dd", '-', "YMD"),
    YEAR_FIRST("yyyy/MM/dd", '/', "YMD"),
    BASIC("yyyyMMdd", '\0', "YMD"),
    DAY_SLASH("dd/MM/yyyy", '/', "DMY"),
    MONTH_SLASH("MM/dd/yyyy", '/', "MDY"),
    DAY_DOT("dd.MM.yyyy", '.', "DMY"),
    DAY_DASH("dd-MM-yyyy", '-', "DMY"),
    MONTH_DASH("MM-dd-yyyy", '-', "MDY"),
    DAY_NAMED("dd MMM yyyy", ' ', "DNY"),
    MONTH_NAMED("MMM dd, yyyy", ' ', "NDY");

    /** No date at all; no day of these years comes near it. */
    static final long NONE = Long.MIN_VALUE;

    private static final int ABBREVIATED = 3;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String[] FULL = {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"
    };

    private final String pattern;
    private final char separator;
    private final String order;
    private final boolean named;

    DateStyle(String pattern, char separator, String order) {
        this.pattern = pattern;
        this.separator = separator;
        this.order = order;
        this.named = order.indexOf('N') >= 0;
    }

    String pattern() {
        return pattern;
    }

    /** True if the order of day and month in it can be mistaken for that of {@code other}. */
    boolean rivals(DateStyle other) {
        return this != other && separator == other.separator && !named() && !other.named();
    }

    boolean named() {
        return named;
    }

    /** True if the text begins with the name of a month, or with one of these names' first three letters. */
    static boolean beginsWithMonth(String text) {
        return text.length() >= ABBREVIATED && abbreviated(text.substring(0, ABBREVIATED)) > 0;
    }

    /** The day since 1970-01-01 that the first {@code end} characters spell; {@link #NONE} if they don't. */
    long day(String text, int end) {
        if (end < 6 || end > 20) {
            return NONE;
        }
        return this == BASIC ? basic(text, end) : named ? namedDay(text, end) : numeric(text, end);
    }

    private static long basic(String text, int end) {
        if (end != 8) {
            return NONE;
        }
        return day(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
    }

    private long numeric(String text, int end) {
        int first = text.indexOf(separator);
        int second = first < 0 ? -1 : text.indexOf(separator, first + 1);
        if (second < 0 || second >= end) {
            return NONE;
        }
        int a = number(text, 0, first);
        int b = number(text, first + 1, second);
        int c = number(text, second + 1, end);
        if (order.equals("YMD")) {
            boolean two = this != ISO || second - first == 3 && end - second == 3;
            return first == 4 && two ? day(a, b, c) : NONE;
        }
        if (end - second - 1 != 4 || first > 2 || second - first > 3) {
            return NONE;
        }
        return order.equals("DMY") ? day(c, b, a) : day(c, a, b);
    }

    private long namedDay(String text, int end) {
        if (!hasLetter(text, end)) {
            return NONE;
        }
        String plain =
                text.substring(0, end).replace(',', ' ').replace('-', ' ').replace('/', ' ');
        String[] parts = plain.trim().split(" +");
        if (parts.length != 3 || parts[2].length() != 4) {
            return NONE;
        }
        String day = order.equals("DNY") ? parts[0] : parts[1];
        int month = month(order.equals("DNY") ? parts[1] : parts[0]);
        return day.length() > 2 || month == 0 ? NONE : day(number(parts[2], 0, 4), month, number(day, 0, day.length()));
    }

    private static int month(String name) {
        if (name.length() == ABBREVIATED) {
            return abbreviated(name);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < FULL.length; i++) {
            if (FULL[i].equals(lower)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int abbreviated(String name) {
        int at = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
        return at >= 0 && at % ABBREVIATED == 0 ? at / ABBREVIATED + 1 : 0;
    }

    /** Spares most texts the search for a month. */
    private static boolean hasLetter(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
                return true;
            }
        }
        return false;
    }

    private static long day(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return NONE;
        }
        return day > 28 && day > YearMonth.of(year, month).lengthOfMonth()
                ? NONE
                : LocalDate.of(year, month, day).toEpochDay();
    }

    /** The digits from one place to another; 0, which no part of a date is, if there is anything else. */
    private static int number(String text, int from, int to) {
        if (from >= to || to - from > 4) {
            return 0;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
