package io.plumbline.connectors;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.plumbline.connector.spec.Hosts;

/**
 * Which addresses may be dialled. Denied: this machine (unless allowed), link-local, unspecified and multicast addresses, and
 * the metadata services of clouds, in every spelling, IPv4 inside IPv6 included. Private networks are allowed: databases live there.
 *
 * @param allow exceptions as {@code address:port} or {@code host:port}, IPv6 in brackets; they win over everything
 * @param allowLoopback whether this machine's own addresses may be dialled
 */
public record EgressPolicy(Set<String> allow, boolean allowLoopback) {

    /** No exceptions, no loopback: for services that run among others. */
    public static final EgressPolicy SELF_HOSTED = new EgressPolicy(Set.of(), false);

    /** Loopback allowed as well: for one developer's machine, where the database is usually a neighbour. */
    public static final EgressPolicy OWN_MACHINE = new EgressPolicy(Set.of(), true);

    private static final Set<String> METADATA_NAMES =
            Set.of("metadata.google.internal", "metadata", "instance-data", "metadata.azure.internal");
    private static final List<byte[]> METADATA_V4 = List.of(
            bytes(169, 254, 169, 254), bytes(100, 100, 100, 200), bytes(192, 0, 0, 192), bytes(168, 63, 129, 16));

    public EgressPolicy {
        allow = Set.copyOf(allow);
    }

    /**
     * Resolves the host; every one of its addresses must pass.
     *
     * @throws SourceException HOST_UNKNOWN or POLICY_DENIED
     */
    public List<InetAddress> check(String host, int port) {
        String name = Hosts.normalized(host)
                .orElseThrow(() -> new SourceException(
                        SourceFailure.SETTINGS_INVALID, "host: refused (expected: a DNS name or an IP address)"));
        if (METADATA_NAMES.contains(name) && !allow.contains(name + ":" + port)) {
            throw denied(name, name, port);
        }
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(name);
        } catch (UnknownHostException e) {
            throw new SourceException(
                    SourceFailure.HOST_UNKNOWN, "host: " + name + " (expected: a name that resolves)", e);
        }
        for (InetAddress address : addresses) {
            if (!allow.contains(spelled(name) + ":" + port)) {
                check(name, address, port);
            }
        }
        return List.of(addresses);
    }

    /**
     * Checks one address at the moment it is dialled.
     *
     * @throws SourceException POLICY_DENIED
     */
    public void check(String host, InetAddress address, int port) {
        if (!allow.contains(spelled(address.getHostAddress()) + ":" + port) && !permitted(address)) {
            throw denied(host, address.getHostAddress(), port);
        }
    }

    private boolean permitted(InetAddress given) {
        InetAddress address = unwrapped(given);
        if (address.isLoopbackAddress()) {
            return allowLoopback;
        }
        return !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && !thisNetwork(address)
                && !metadata(address);
    }

    private static boolean thisNetwork(InetAddress address) {
        byte[] b = address.getAddress();
        return b.length == 4 && (b[0] == 0 || (b[0] & 0xF0) == 0xF0);
    }

    private static boolean metadata(InetAddress address) {
        byte[] b = address.getAddress();
        if (b.length == 4) {
            return METADATA_V4.stream().anyMatch(m -> Arrays.equals(m, b));
        }
        return address.getHostAddress().startsWith("fd00:ec2:0:0:0:0:0:254");
    }

    /** The IPv4 address that an IPv6 one carries (mapped, compatible, NAT64, 6to4), else the address itself. */
    private static InetAddress unwrapped(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] b = address.getAddress();
        boolean zeros = true;
        for (int i = 0; i < 10; i++) {
            zeros &= b[i] == 0;
        }
        boolean compatible = zeros && b[10] == 0 && b[11] == 0 && !(b[12] == 0 && b[13] == 0 && b[14] == 0);
        boolean mapped = zeros && b[10] == -1 && b[11] == -1;
        boolean nat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xFF) == 0xFF && (b[3] & 0xFF) == 0x9B;
        boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
        try {
            if (compatible || mapped || nat64) {
                return InetAddress.getByAddress(Arrays.copyOfRange(b, 12, 16));
            }
            return sixToFour ? InetAddress.getByAddress(Arrays.copyOfRange(b, 2, 6)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String spelled(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static SourceException denied(String host, String address, int port) {
        String shown = host.equals(address) ? host : host + " = " + address;
        return new SourceException(
                SourceFailure.POLICY_DENIED,
                "host: " + shown + " (expected: an address that the egress policy allows; the operator can allow "
                        + spelled(address) + ":" + port + ")");
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
