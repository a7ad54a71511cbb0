package io.plumbline.statistics.state;

/** Tells which formats a string has. Most strings are done after a few comparisons of what characters they have at all. */
final class Formats {
    private static final int HEX = Letters.DIGIT | Letters.HEX_LETTER | Letters.UPPER | Letters.LOWER | Letters.LETTER;
    private static final int CARD = Letters.DIGIT | Letters.BLANK | Letters.HYPHEN;
    private static final int PHONE = CARD | Letters.PLUS | Letters.PAREN | Letters.DOT;
    private static final int ADDRESS = HEX | Letters.COLON | Letters.DOT | Letters.HYPHEN;
    private static final int LETTERS =
            Letters.LETTER | Letters.UPPER | Letters.LOWER | Letters.HEX_LETTER | Letters.LATE_LETTER;
    private static final int VERSION = LETTERS | Letters.DIGIT | Letters.DOT | Letters.HYPHEN | Letters.PLUS;
    private static final int BASE64 = LETTERS | Letters.DIGIT | Letters.PLUS | Letters.SLASH | Letters.EQUALS;
    private static final int IBAN =
            Letters.LETTER | Letters.UPPER | Letters.HEX_LETTER | Letters.LATE_LETTER | Letters.DIGIT | Letters.BLANK;
    private static final int POSTCODE = IBAN | Letters.HYPHEN;

    private Formats() {}

    /**
     * Adds to each format that the string has.
     *
     * @param seen the bits of all its characters
     */
    static void count(byte[] utf8, int start, int end, int seen, long times, long[] formats) {
        byte first = utf8[start];
        if (first == '{' || first == '[') {
            formats[TextFormat.JSON.ordinal()] += JsonText.isValid(utf8, start, end) ? times : 0;
            return;
        }
        if ((seen & (Letters.OTHER | Letters.WIDE | Letters.CONTROL)) != 0) {
            return;
        }
        int length = end - start;
        if ((seen & Letters.DIGIT) == 0) {
            if ((length == 2 || length == 3) && (seen & ~LETTERS) == 0 && (seen & Letters.LOWER) == 0) {
                Codes.count(utf8, start, length, times, formats);
            } else if (isAddress(seen)) {
                addresses(utf8, start, end, times, formats);
            }
            return;
        }
        withDigits(utf8, start, end, seen, times, formats);
    }

    private static void withDigits(byte[] utf8, int start, int end, int seen, long times, long[] formats) {
        int length = end - start;
        if (isOnly(seen, PHONE)) {
            if (isOnly(seen, CARD) && Numbers.isCard(utf8, start, end)) {
                formats[TextFormat.CARD_NUMBER.ordinal()] += times;
            } else if (seen != Letters.DIGIT && Numbers.isPhone(utf8, start, end)) {
                formats[TextFormat.PHONE.ordinal()] += times;
            }
        }
        if ((seen & Letters.DOT) != 0) {
            if (isOnly(seen, Letters.DIGIT | Letters.DOT) && Addresses.isIpv4(utf8, start, end)) {
                formats[TextFormat.IPV4.ordinal()] += times;
            } else if (isOnly(seen, VERSION) && Versions.isSemver(utf8, start, end)) {
                formats[TextFormat.SEMVER.ordinal()] += times;
            }
        }
        if (isAddress(seen)) {
            addresses(utf8, start, end, times, formats);
        }
        if (isOnly(seen, POSTCODE) && length >= 5 && length <= 10 && Postcodes.isKnown(utf8, start, end)) {
            formats[TextFormat.POSTCODE.ordinal()] += times;
        }
        if (length < 15) {
            return;
        }
        if (isOnly(seen, IBAN) && Numbers.isIban(utf8, start, end)) {
            formats[TextFormat.IBAN.ordinal()] += times;
        }
        if (isOnly(seen, HEX) && (seen & Letters.HEX_LETTER) != 0) {
            formats[TextFormat.HEX.ordinal()] += length >= 16 && length % 2 == 0 ? times : 0;
        } else if (length >= 20
                && length % 4 == 0
                && isOnly(seen, BASE64)
                && (seen & Letters.UPPER) != 0
                && (seen & Letters.LOWER) != 0) {
            formats[TextFormat.BASE64.ordinal()] += isPadded(utf8, start, end, seen) ? times : 0;
        }
    }

    private static boolean isAddress(int seen) {
        return isOnly(seen, ADDRESS) && (seen & (Letters.COLON | Letters.HYPHEN)) != 0;
    }

    private static void addresses(byte[] utf8, int start, int end, long times, long[] formats) {
        if (Addresses.isMac(utf8, start, end)) {
            formats[TextFormat.MAC.ordinal()] += times;
        } else if (Addresses.isIpv6(utf8, start, end)) {
            formats[TextFormat.IPV6.ordinal()] += times;
        }
    }

    private static boolean isOnly(int seen, int allowed) {
        return (seen & ~allowed) == 0;
    }

    /** Whether equal signs are at the end only, at most two. */
    private static boolean isPadded(byte[] utf8, int start, int end, int seen) {
        if ((seen & Letters.EQUALS) == 0) {
            return true;
        }
        int first = start;
        while (utf8[first] != '=') {
            first++;
        }
        return end - first == 1 || (end - first == 2 && utf8[end - 1] == '=');
    }
}
