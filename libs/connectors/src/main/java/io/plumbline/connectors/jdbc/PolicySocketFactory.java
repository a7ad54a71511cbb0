package io.plumbline.connectors.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.SocketFactory;

import io.plumbline.connectors.EgressPolicy;

/**
 * Sockets that check the egress policy at the moment of dialling, so that a name that resolves to something else the second time
 * doesn't get through. The driver makes it by name, hence public, with the policy in one string.
 */
public final class PolicySocketFactory extends SocketFactory {

    private static final String LOOPBACK = "loopback";

    private final EgressPolicy policy;

    /** Made by the driver from what {@link #argument} returned. */
    public PolicySocketFactory(String argument) {
        Set<String> allow = new LinkedHashSet<>(List.of(argument.split(",", -1)));
        boolean loopback = allow.remove(LOOPBACK);
        allow.remove("");
        this.policy = new EgressPolicy(allow, loopback);
    }

    /** The policy as one string. */
    static String argument(EgressPolicy policy) {
        return (policy.allowLoopback() ? LOOPBACK : "") + "," + String.join(",", policy.allow());
    }

    @Override
    public Socket createSocket() {
        return new PolicySocket(policy);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private static final class PolicySocket extends Socket {

        private final EgressPolicy policy;

        PolicySocket(EgressPolicy policy) {
            this.policy = policy;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (endpoint instanceof InetSocketAddress address && address.getAddress() != null) {
                policy.check(address.getHostString(), address.getAddress(), address.getPort());
            }
            super.connect(endpoint, timeout);
        }
    }
}
