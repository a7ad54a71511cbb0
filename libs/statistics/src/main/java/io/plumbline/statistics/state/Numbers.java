package io.plumbline.statistics.state;

/** Numbers of cards, phones and accounts. */
final class Numbers {
    private static final int CARD_MIN = 13;
    private static final int CARD_MAX = 19;
    private static final int PHONE_MIN = 8;
    private static final int PHONE_MAX = 15;
    private static final int IBAN_MIN = 15;
    private static final int IBAN_MAX = 34;

    private Numbers() {}

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Digits, blanks and hyphens are all that the string has. */
    static boolean isCard(byte[] utf8, int start, int end) {
        int length = end - start;
        if (length < CARD_MIN || length > CARD_MAX + 6 || utf8[start] < '2' || utf8[start] > '6') {
            return false;
        }
        int digits = 0;
        int sum = 0;
        for (int i = end - 1; i >= start; i--) {
            if (isDigit(utf8[i])) {
                int digit = utf8[i] - '0';
                int counted = digits++ % 2 == 0 ? digit : digit * 2;
                sum += counted > 9 ? counted - 9 : counted;
            } else if (i == end - 1 || !isDigit(utf8[i - 1])) {
                return false;
            }
        }
        return digits >= CARD_MIN && digits <= CARD_MAX && sum % 10 == 0;
    }

    /** Digits and the separators of phone numbers are all that the string has. */
    static boolean isPhone(byte[] utf8, int start, int end) {
        if (utf8[start] != '+') {
            return isNorthAmerican(utf8, start, end);
        }
        int digits = 0;
        int open = 0;
        for (int i = start + 1; i < end; i++) {
            byte b = utf8[i];
            if (isDigit(b)) {
                if (digits == 0 && b == '0') {
                    return false;
                }
                digits++;
            } else if (b == '+') {
                return false;
            } else if (b == '(' || b == ')') {
                open += b == '(' ? 1 : -1;
                if (open < 0 || open > 1) {
                    return false;
                }
            } else if (i + 1 == end || (!isDigit(utf8[i + 1]) && utf8[i + 1] != '(')) {
                return false;
            }
        }
        return open == 0 && digits >= PHONE_MIN && digits <= PHONE_MAX;
    }

    private static boolean isNorthAmerican(byte[] utf8, int start, int end) {
        int length = end - start;
        if (length < 12 || length > 14) {
            return false;
        }
        boolean fits = length == 12
                ? Templates.fits("999-999-9999", utf8, start) || Templates.fits("999.999.9999", utf8, start)
                : length == 13
                        ? Templates.fits("(999)999-9999", utf8, start)
                        : Templates.fits("(999) 999-9999", utf8, start);
        int area = utf8[start] == '(' ? start + 1 : start;
        return fits && utf8[area] >= '2' && utf8[end - 8] >= '2';
    }

    /** Upper-case letters, digits and blanks are all that the string has. */
    static boolean isIban(byte[] utf8, int start, int end) {
        if (end - start < IBAN_MIN || end - start > IBAN_MAX + 8 || !Templates.fits("AA99", utf8, start)) {
            return false;
        }
        int characters = 4;
        int rest = 0;
        for (int i = start + 4; i < end; i++) {
            if (utf8[i] == ' ') {
                if (utf8[i - 1] == ' ') {
                    return false;
                }
            } else {
                rest = appended(rest, utf8[i]);
                characters++;
            }
        }
        for (int i = start; i < start + 4; i++) {
            rest = appended(rest, utf8[i]);
        }
        return characters >= IBAN_MIN && characters <= IBAN_MAX && rest == 1;
    }

    /** The remainder by 97 when the digit, or the two digits of the letter, follow. */
    private static int appended(int rest, byte b) {
        return isDigit(b) ? (rest * 10 + b - '0') % 97 : (rest * 100 + b - 'A' + 10) % 97;
    }
}
