package io.plumbline.gateway.inbound.http;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bucket;

/** A token bucket for each API token, and one for each address that comes without. */
final class RateLimits {
    private static final int KNOWN_CALLERS = 10_000;

    private final Map<String, Bucket> byToken;
    private final Map<String, Bucket> byAddress;
    private final GatewayLimits limits;

    RateLimits(GatewayLimits limits) {
        this.limits = limits;
        this.byToken = newestOf();
        this.byAddress = newestOf();
    }

    boolean admitsToken(String tokenId) {
        return byToken.computeIfAbsent(tokenId, id -> bucket(limits.perTokenPerSecond(), limits.perTokenBurst()))
                .tryConsume(1);
    }

    boolean admitsAddress(String address) {
        return byAddress
                .computeIfAbsent(address, id -> bucket(limits.anonymousPerSecond(), limits.anonymousBurst()))
                .tryConsume(1);
    }

    private static Bucket bucket(int perSecond, int burst) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    private static Map<String, Bucket> newestOf() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > KNOWN_CALLERS;
            }
        });
    }
}
