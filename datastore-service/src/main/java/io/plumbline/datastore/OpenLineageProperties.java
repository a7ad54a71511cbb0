package io.plumbline.datastore;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code plumbline.openlineage.*}: where events of OpenLineage go. More than five components, as each is one setting.
 *
 * @param enabled off unless set
 * @param url of a receiver over HTTP; absent for none
 * @param tokenFile a file with the bearer token for it; absent for none
 * @param topic in the platform's Kafka; absent for none
 * @param namespace of the platform's jobs
 * @param timeout of one delivery
 */
@ConfigurationProperties("plumbline.openlineage")
record OpenLineageProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable URI url,
        @Nullable Path tokenFile,
        @Nullable String topic,
        @DefaultValue("plumbline") String namespace,
        @DefaultValue("10s") Duration timeout) {

    private static final String PREFIX = "plumbline.openlineage.";

    OpenLineageProperties {
        topic = topic == null || topic.isBlank() ? null : topic;
        url = url == null || url.toString().isBlank() ? null : url;
        if (enabled && url == null && topic == null) {
            throw new IllegalArgumentException(PREFIX + "enabled: true (expected: with a url, a topic, or both)");
        }
        if (url != null) {
            checkUrl(url);
        }
        if (namespace.isBlank()) {
            throw new IllegalArgumentException(PREFIX + "namespace: blank (expected: a name, such as plumbline)");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(PREFIX + "timeout: " + timeout + " (expected: more than zero)");
        }
    }

    /** The password that an address can hold isn't repeated. */
    private static void checkUrl(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
        if (!Set.of("http", "https").contains(scheme) || url.getHost() == null || !plain) {
            throw new IllegalArgumentException(
                    PREFIX
                            + "url: not an address of a receiver (expected: http or https, a host, and neither user nor query)");
        }
        if (url.getHost().startsWith("169.254.") || url.getHost().startsWith("[fe80")) {
            throw new IllegalArgumentException(
                    PREFIX + "url: a link-local address (expected: a receiver's, never a machine's metadata)");
        }
    }
}
