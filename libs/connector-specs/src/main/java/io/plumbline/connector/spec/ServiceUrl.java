package io.plumbline.connector.spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/** The address of an HTTP service: scheme, host and port, and nothing else that a URL could carry. */
public record ServiceUrl(boolean tls, Endpoint endpoint) {

    private static final Pattern SHAPE =
            Pattern.compile("(https?)://(\\[[^\\]]+\\]|[^:/\\[\\]]+)(?::([1-9][0-9]{0,4}))?");

    public ServiceUrl {
        requireNonNull(endpoint, "endpoint");
    }

    /** The service that a text such as {@code https://minio.example.org:9000} names. Empty if it is anything else. */
    public static Optional<ServiceUrl> find(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean tls = matcher.group(1).equals("https");
        int port = matcher.group(3) == null ? (tls ? 443 : 80) : Integer.parseInt(matcher.group(3));
        return port > 65_535
                ? Optional.empty()
                : Hosts.normalized(matcher.group(2)).map(host -> new ServiceUrl(tls, new Endpoint(host, port)));
    }

    /** The service as a URL, its port always spelled out. */
    public String url() {
        return (tls ? "https://" : "http://") + endpoint.authority();
    }
}
