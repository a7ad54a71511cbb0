package io.plumbline.statistics.state;

/** Addresses in networks. */
final class Addresses {
    private static final int GROUPS = 8;

    private Addresses() {}

    static boolean isIpv4(byte[] utf8, int start, int end) {
        if (end - start < 7 || end - start > 15) {
            return false;
        }
        int parts = 0;
        int value = -1;
        for (int i = start; i <= end; i++) {
            if (i == end || utf8[i] == '.') {
                if (value < 0 || value > 255) {
                    return false;
                }
                parts++;
                value = -1;
            } else if (!Numbers.isDigit(utf8[i]) || value == 0) {
                return false;
            } else {
                value = Math.max(value, 0) * 10 + utf8[i] - '0';
            }
        }
        return parts == 4;
    }

    static boolean isMac(byte[] utf8, int start, int end) {
        if (end - start != 17 || (utf8[start + 2] != ':' && utf8[start + 2] != '-')) {
            return false;
        }
        byte separator = utf8[start + 2];
        for (int i = 0; i < 17; i++) {
            byte b = utf8[start + i];
            if (i % 3 == 2 ? b != separator : !isHex(b)) {
                return false;
            }
        }
        return true;
    }

    static boolean isIpv6(byte[] utf8, int start, int end) {
        if (end - start < 2 || end - start > 45 || (utf8[start] == ':' && utf8[start + 1] != ':')) {
            return false;
        }
        int groups = 0;
        boolean shortened = false;
        int at = start;
        if (utf8[start] == ':') {
            shortened = true;
            at = start + 2;
        }
        while (at < end) {
            int stop = at;
            while (stop < end && isHex(utf8[stop])) {
                stop++;
            }
            if (stop < end && utf8[stop] == '.') {
                groups += 2;
                return isIpv4(utf8, at, end) && isComplete(groups, shortened);
            }
            if (stop == at || stop - at > 4) {
                return false;
            }
            groups++;
            if (stop == end) {
                break;
            }
            if (utf8[stop] != ':' || stop + 1 == end) {
                return false;
            }
            at = stop + 1;
            if (utf8[at] == ':') {
                if (shortened) {
                    return false;
                }
                shortened = true;
                at++;
            }
        }
        return isComplete(groups, shortened);
    }

    private static boolean isComplete(int groups, boolean shortened) {
        return shortened ? groups < GROUPS : groups == GROUPS;
    }

    private static boolean isHex(byte b) {
        return (Letters.of(b) & (Letters.DIGIT | Letters.HEX_LETTER)) != 0;
    }
}
