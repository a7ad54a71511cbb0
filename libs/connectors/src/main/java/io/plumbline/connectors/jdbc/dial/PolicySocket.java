package io.plumbline.connectors.jdbc.dial;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.EgressPolicy;

/** A socket that connects only where the policy allows, judged by the address and not by the name. */
public final class PolicySocket extends Socket {

    private final EgressPolicy policy;
    private final @Nullable Attempt attempt;

    /** @param attempt the dial that it is made for; null if there is none to be given up */
    PolicySocket(EgressPolicy policy, @Nullable Attempt attempt) {
        this.policy = policy;
        this.attempt = attempt;
    }

    /** Under the policy of the calling thread. */
    public static PolicySocket current() {
        return new PolicySocket(DialPolicy.current(), Attempt.current());
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
        if (attempt != null) {
            attempt.made(this);
        }
        super.connect(endpoint, timeout);
    }
}
