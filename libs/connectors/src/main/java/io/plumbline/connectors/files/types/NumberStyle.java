package io.plumbline.connectors.files.types;

import org.jspecify.annotations.Nullable;

/** How numbers are spelled: the decimal mark, and what may stand between groups of three digits. */
enum NumberStyle {
    POINT('.', '\0', "1234.50"),
    COMMA(',', '\0', "1234,50"),
    COMMA_GROUPED('.', ',', "1,234.50"),
    POINT_GROUPED(',', '.', "1.234,50"),
    SPACE_GROUPED(',', ' ', "1 234,50"),
    APOSTROPHE_GROUPED('.', '\'', "1'234.50");

    /** All that stands between digits in any style. */
    private static final String MARKS = ".,' \u00A0\u202F\u2009";

    private final char mark;
    private final char group;
    private final String example;

    NumberStyle(char mark, char group, String example) {
        this.mark = mark;
        this.group = group;
        this.example = example;
    }

    /** How one thousand two hundred thirty-four and a half looks. */
    String example() {
        return example;
    }

    boolean markIsPoint() {
        return mark == '.';
    }

    boolean grouped() {
        return group != '\0';
    }

    /** True if nothing but digits, marks and a sign before them is in it, so that it is worth trying every style. */
    static boolean mayBeOne(String text) {
        for (int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The number with a decimal point and nothing between its digits; null if it isn't spelled so. Leading zeros and a plus sign
     * pass: whether they are worth keeping is for the caller to say.
     */
    @Nullable
    String plain(String text) {
        int length = text.length();
        int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (start == length) {
            return null;
        }
        StringBuilder plain = new StringBuilder(length);
        if (text.charAt(0) == '-') {
            plain.append('-');
        }
        int digits = 0;
        int sinceGroup = -1;
        int marked = -1;
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                digits++;
                sinceGroup += sinceGroup >= 0 && marked < 0 ? 1 : 0;
            } else if (c == mark && marked < 0) {
                if (sinceGroup >= 0 && sinceGroup != 3) {
                    return null;
                }
                marked = digits;
                plain.append('.');
            } else if (separates(c) && marked < 0) {
                boolean first = sinceGroup < 0 && digits >= 1 && digits <= 3;
                if (!first && sinceGroup != 3) {
                    return null;
                }
                sinceGroup = 0;
            } else {
                return null;
            }
        }
        boolean closed = marked < 0 ? sinceGroup < 0 || sinceGroup == 3 : digits > marked;
        return closed && digits > 0 ? plain.toString() : null;
    }

    private boolean separates(char c) {
        return c == group && group != '\0' || group == ' ' && (c == '\u00A0' || c == '\u202F' || c == '\u2009');
    }
}
