package io.plumbline.connectors.jdbc.dial;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

import io.plumbline.connectors.EgressPolicy;

/** A socket that connects only where the policy allows, judged by the address and not by the name. */
public final class PolicySocket extends Socket {

    private final EgressPolicy policy;

    public PolicySocket(EgressPolicy policy) {
        this.policy = policy;
    }

    /** Under the policy of the calling thread. */
    public static PolicySocket current() {
        return new PolicySocket(DialPolicy.current());
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (endpoint instanceof InetSocketAddress address && address.getAddress() != null) {
            policy.check(address.getHostString(), address.getAddress(), address.getPort());
        }
        super.connect(endpoint, timeout);
    }
}
