package io.plumbline.connector.spec;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What counts as a host: DNS labels (IDN turned into ASCII first) or an IP address in its plain spelling. Spellings that
 * resolvers read in different ways (octal, hexadecimal or shortened IPv4, zone ids) are refused.
 */
public final class Hosts {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{1,4}");

    private Hosts() {}

    /** The host in lower case and ASCII, an IPv6 address without brackets. Empty if it is not a host. */
    public static Optional<String> normalized(String given) {
        if (given.isEmpty() || given.length() > 253) {
            return Optional.empty();
        }
        if (given.indexOf(':') >= 0) {
            return ipv6(given.toLowerCase(Locale.ROOT));
        }
        String host;
        try {
            host = IDN.toASCII(given).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
        return host.length() <= 253 && (isIpv4(host) || isName(host)) ? Optional.of(host) : Optional.empty();
    }

    private static boolean isName(String host) {
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return !NUMBER.matcher(labels[labels.length - 1]).matches();
    }

    private static boolean isIpv4(String host) {
        String[] octets = host.split("\\.", -1);
        if (octets.length != 4) {
            return false;
        }
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> ipv6(String given) {
        boolean bracketed = given.startsWith("[") && given.endsWith("]");
        String address = bracketed ? given.substring(1, given.length() - 1) : given;
        int gap = address.indexOf("::");
        if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int groups;
        if (gap < 0) {
            groups = groups(address);
            return groups == 8 ? Optional.of(address) : Optional.empty();
        }
        String head = address.substring(0, gap);
        String tail = address.substring(gap + 2);
        int before = head.isEmpty() ? 0 : groups(head);
        int after = tail.isEmpty() ? 0 : groups(tail);
        groups = before < 0 || after < 0 || head.indexOf('.') >= 0 ? 9 : before + after;
        return groups <= 7 ? Optional.of(address) : Optional.empty();
    }

    /** Sixteen-bit groups in a part of an IPv6 address; below zero if the part is malformed. */
    private static int groups(String part) {
        String[] pieces = part.split(":", -1);
        int count = 0;
        for (int i = 0; i < pieces.length; i++) {
            if (GROUP.matcher(pieces[i]).matches()) {
                count++;
            } else if (i == pieces.length - 1 && isIpv4(pieces[i])) {
                count += 2;
            } else {
                return -100;
            }
        }
        return count;
    }
}
