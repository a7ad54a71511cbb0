package io.plumbline.statistics.state;

/** Versions by Semantic Versioning 2. */
final class Versions {
    private Versions() {}

    /** Letters, digits, dots, hyphens and pluses are all that the string has. */
    static boolean isSemver(byte[] utf8, int start, int end) {
        int at = start;
        for (int part = 0; part < 3; part++) {
            int stop = digitsFrom(utf8, at, end);
            if (stop == at || (stop - at > 1 && utf8[at] == '0')) {
                return false;
            }
            at = stop;
            if (part < 2) {
                if (at == end || utf8[at] != '.') {
                    return false;
                }
                at++;
            }
        }
        if (at < end && utf8[at] == '-') {
            int plus = at;
            while (plus < end && utf8[plus] != '+') {
                plus++;
            }
            if (!areIdentifiers(utf8, at + 1, plus, true)) {
                return false;
            }
            at = plus;
        }
        return at == end || (utf8[at] == '+' && areIdentifiers(utf8, at + 1, end, false));
    }

    private static int digitsFrom(byte[] utf8, int start, int end) {
        int at = start;
        while (at < end && Numbers.isDigit(utf8[at])) {
            at++;
        }
        return at;
    }

    /** @param strict whether numbers must not begin with zero */
    private static boolean areIdentifiers(byte[] utf8, int start, int end, boolean strict) {
        int at = start;
        while (true) {
            int stop = at;
            while (stop < end && utf8[stop] != '.') {
                if (utf8[stop] == '+') {
                    return false;
                }
                stop++;
            }
            boolean number = digitsFrom(utf8, at, stop) == stop;
            if (stop == at || (strict && number && stop - at > 1 && utf8[at] == '0')) {
                return false;
            }
            if (stop == end) {
                return true;
            }
            at = stop + 1;
        }
    }
}
