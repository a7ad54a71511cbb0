package io.plumbline.statistics.state;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a string looks like. Leading and trailing blanks don't count. The order is stored: append only. */
public enum ValueClass {
    /** No character at all. */
    EMPTY,
    /** Only white space. */
    BLANK,
    /** An optional sign and digits, without leading zeros. */
    INTEGER,
    /** Digits with a leading zero: a code, not a number. */
    ZERO_PADDED,
    /** Digits with a decimal point, optionally with an exponent. */
    DECIMAL,
    /** true or false in any case. */
    BOOLEAN,
    /** A valid yyyy-MM-dd or yyyy/MM/dd. */
    DATE,
    /** A valid date, then T or a blank, then a time of day, optionally with fraction and offset. */
    TIMESTAMP,
    UUID,
    EMAIL,
    /** http, https or ftp, a host, and whatever follows without white space. */
    URL,
    TEXT;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern DATE_SHAPE = Pattern.compile("\\d{4}([-/])\\d{2}\\1\\d{2}");
    private static final Pattern TIME_SHAPE =
            Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?\\s?(Z|UTC|[+-]\\d{2}(:?\\d{2})?)?");
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    /** Deliberately plain: one @, no blanks, a dotted domain. */
    private static final Pattern EMAIL_SHAPE =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

    private static final Pattern URL_SHAPE = Pattern.compile("(?i)(https?|ftp)://[^\\s/?#]+[^\\s]*");

    private static final int LONGEST_TESTED = 2_048;

    private final String key;

    ValueClass() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
        }
        key = text.toString();
    }

    /** The stable camelCase name. */
    public String key() {
        return key;
    }

    /** The first class that the text fits. */
    static ValueClass of(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        String value = text.strip();
        if (value.isEmpty()) {
            return BLANK;
        }
        if (value.length() > LONGEST_TESTED) {
            return TEXT;
        }
        char first = value.charAt(0);
        if (isDigit(first) || first == '+' || first == '-' || first == '.') {
            ValueClass numeric = numberOrTime(value);
            if (numeric != TEXT) {
                return numeric;
            }
        }
        return word(value);
    }

    private static ValueClass numberOrTime(String value) {
        int start = isDigit(value.charAt(0)) || value.charAt(0) == '.' ? 0 : 1;
        int digits = start;
        while (digits < value.length() && isDigit(value.charAt(digits))) {
            digits++;
        }
        if (digits == value.length() && digits > start) {
            return value.charAt(start) == '0' && digits - start > 1 ? ZERO_PADDED : INTEGER;
        }
        if (NUMBER.matcher(value).matches()) {
            return DECIMAL;
        }
        if (digits == 4 && value.length() >= 10 && isDate(value.substring(0, 10))) {
            if (value.length() == 10) {
                return DATE;
            }
            char separator = value.charAt(10);
            if ((separator == 'T' || separator == ' ')
                    && TIME_SHAPE.matcher(value.substring(11)).matches()) {
                return TIMESTAMP;
            }
        }
        return TEXT;
    }

    private static ValueClass word(String value) {
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return BOOLEAN;
        }
        if (value.length() == 36 && UUID_SHAPE.matcher(value).matches()) {
            return UUID;
        }
        if (value.indexOf('@') > 0 && EMAIL_SHAPE.matcher(value).matches()) {
            return EMAIL;
        }
        if (value.indexOf("://") > 0 && URL_SHAPE.matcher(value).matches()) {
            return URL;
        }
        return TEXT;
    }

    private static boolean isDate(String value) {
        if (!DATE_SHAPE.matcher(value).matches()) {
            return false;
        }
        try {
            LocalDate.of(
                    Integer.parseInt(value.substring(0, 4)),
                    Integer.parseInt(value.substring(5, 7)),
                    Integer.parseInt(value.substring(8, 10)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
