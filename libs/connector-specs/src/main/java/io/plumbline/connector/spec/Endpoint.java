package io.plumbline.connector.spec;

import static java.util.Objects.requireNonNull;

/**
 * One host and port that a connector will dial; what an egress policy checks.
 *
 * @param host normalized: lower case, ASCII, an IPv6 address without brackets
 */
public record Endpoint(String host, int port) {

    public Endpoint {
        requireNonNull(host, "host");
    }

    /** As it stands in a URL: an IPv6 address in brackets, then the port. */
    public String authority() {
        return bracketedHost() + ":" + port;
    }

    /** The host as it stands in a URL. */
    public String bracketedHost() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    @Override
    public String toString() {
        return authority();
    }
}
