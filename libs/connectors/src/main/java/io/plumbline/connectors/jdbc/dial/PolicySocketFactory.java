package io.plumbline.connectors.jdbc.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.EgressPolicy;

/**
 * Sockets that check the egress policy at the moment of dialling, so that a name that resolves to something else the second time
 * doesn't get through. Drivers make it by name, hence public.
 */
public final class PolicySocketFactory extends SocketFactory {

    private final EgressPolicy policy;
    private final @Nullable Attempt attempt;

    /** Made by a driver that tells nothing: the policy is the calling thread's. */
    public PolicySocketFactory() {
        this.policy = DialPolicy.current();
        this.attempt = Attempt.current();
    }

    /** Made by a driver from what {@link Attempt#argument} returned. */
    public PolicySocketFactory(String argument) {
        this.policy = Attempt.policyOf(argument);
        this.attempt = Attempt.of(argument);
    }

    @Override
    public Socket createSocket() {
        return new PolicySocket(policy, attempt);
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
}
