package io.plumbline.gateway.inbound.http;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the web side is told by the settings.
 *
 * @param maxWait the longest {@code Prefer: wait}
 * @param maxStreams event streams at once
 * @param heartbeat the longest silence on an event stream
 * @param logsUrl where the logs of <code>{traceId}</code> are looked at; absent if that isn't known
 */
public record GatewayWebSettings(
        boolean openDocs,
        List<String> allowedHosts,
        GatewayLimits limits,
        long bodyLimitBytes,
        Duration maxWait,
        int maxStreams,
        Duration heartbeat,
        @Nullable String logsUrl) {

    public GatewayWebSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }
}
