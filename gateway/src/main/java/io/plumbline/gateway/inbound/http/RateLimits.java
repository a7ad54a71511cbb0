package io.plumbline.gateway.inbound.http;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bucket;

/** A token bucket for each API token, and for each address that comes without: for requests, the UI's files, sign-ins. */
final class RateLimits {
    private static final int KNOWN_CALLERS = 10_000;

    /** One view loads some twenty files, which cost next to nothing; behind a proxy all users share an address. */
    private static final int FILES_PER_REQUEST = 10;

    private final Map<String, Bucket> byToken;
    private final Map<String, Bucket> byAddress;
    private final Map<String, Bucket> uiByAddress;
    private final Map<String, Bucket> signInsByAddress;
    private final GatewayLimits limits;

    RateLimits(GatewayLimits limits) {
        this.limits = limits;
        this.byToken = newestOf();
        this.byAddress = newestOf();
        this.uiByAddress = newestOf();
        this.signInsByAddress = newestOf();
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

    boolean admitsUi(String address) {
        return uiByAddress
                .computeIfAbsent(
                        address,
                        id -> bucket(
                                FILES_PER_REQUEST * limits.anonymousPerSecond(),
                                FILES_PER_REQUEST * limits.anonymousBurst()))
                .tryConsume(1);
    }

    /** Counted as wrong until it is known to be right, so that many at once don't slip through. */
    boolean admitsSignIn(String address) {
        return signIns(address).tryConsume(1);
    }

    void signInWasRight(String address) {
        signIns(address).addTokens(1);
    }

    private Bucket signIns(String address) {
        int perMinute = limits.wrongSignInsPerMinute();
        return signInsByAddress.computeIfAbsent(
                address,
                id -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
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
