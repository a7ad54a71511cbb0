package io.plumbline.gateway.inbound.http;

/** Requests per second and at once: of one API token, and of one address without a token; wrong sign-ins of one address. */
public record GatewayLimits(
        int perTokenPerSecond,
        int perTokenBurst,
        int anonymousPerSecond,
        int anonymousBurst,
        int wrongSignInsPerMinute) {}
