package io.plumbline.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code plumbline.gateway.*}. More than five components, as each is one setting.
 *
 * @param openDocs whether the API's documentation needs no token
 * @param allowedHosts host names of this gateway, beside localhost, 127.0.0.1 and [::1]
 * @param bodyLimit the largest request body
 * @param maxWait the longest {@code Prefer: wait}
 * @param connectionTestWait how long a connection test is waited for
 * @param rememberedAnswers outcomes kept in memory for repeated requests
 * @param logsUrl where people look at what was logged under a trace: an address with <code>{traceId}</code>; absent if there is no such place
 */
@ConfigurationProperties("plumbline.gateway")
public record GatewayProperties(
        @DefaultValue("false") boolean openDocs,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue("60s") Duration maxWait,
        @DefaultValue("29s") Duration connectionTestWait,
        @DefaultValue("10000") int rememberedAnswers,
        @Nullable String logsUrl,
        @DefaultValue RateLimit rateLimit,
        @DefaultValue Events events,
        @DefaultValue Lookup lookups) {

    private static final String TRACE_ID = "{traceId}";

    public GatewayProperties {
        allowedHosts = List.copyOf(allowedHosts);
        positive("body-limit", bodyLimit.toBytes());
        positive("max-wait", maxWait.toMillis());
        positive("connection-test-wait", connectionTestWait.toMillis());
        positive("remembered-answers", rememberedAnswers);
        address("logs-url", logsUrl);
    }

    /**
     * Requests per second and at once: of one API token, and of one address without a token. Sign-ins a minute with a wrong
     * token: of one address.
     */
    public record RateLimit(
            @DefaultValue("5000") int perTokenPerSecond,
            @DefaultValue("10000") int perTokenBurst,
            @DefaultValue("20") int anonymousPerSecond,
            @DefaultValue("100") int anonymousBurst,
            @DefaultValue("5") int wrongSignInsPerMinute) {

        public RateLimit {
            positive("rate-limit.per-token-per-second", perTokenPerSecond);
            positive("rate-limit.per-token-burst", perTokenBurst);
            positive("rate-limit.anonymous-per-second", anonymousPerSecond);
            positive("rate-limit.anonymous-burst", anonymousBurst);
            positive("rate-limit.wrong-sign-ins-per-minute", wrongSignInsPerMinute);
        }
    }

    /**
     * Event streams.
     *
     * @param kept events in memory; streams that fall further behind are ended and resume from Kafka
     * @param streams at once
     * @param heartbeat the longest silence
     */
    public record Events(
            @DefaultValue("4096") int kept,
            @DefaultValue("100") int streams,
            @DefaultValue("15s") Duration heartbeat) {

        public Events {
            positive("events.kept", kept);
            positive("events.streams", streams);
            positive("events.heartbeat", heartbeat.toMillis());
        }
    }

    /**
     * Reads from datastore-service.
     *
     * @param connections at once
     */
    public record Lookup(
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("10s") Duration readTimeout,
            @DefaultValue("64") int connections) {

        public Lookup {
            positive("lookups.connect-timeout", connectTimeout.toMillis());
            positive("lookups.read-timeout", readTimeout.toMillis());
            positive("lookups.connections", connections);
        }
    }

    private static void address(String name, @Nullable String template) {
        if (template != null && !(template.contains(TRACE_ID) && isOfWeb(template.replace(TRACE_ID, "0")))) {
            throw new IllegalArgumentException("plumbline.gateway." + name + ": " + template
                    + " (expected: an address that begins with https:// or http:// and has " + TRACE_ID + " in it)");
        }
    }

    private static boolean isOfWeb(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("plumbline.gateway." + name + ": " + value + " (expected: > 0)");
        }
    }
}
