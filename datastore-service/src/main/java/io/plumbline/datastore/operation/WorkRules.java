package io.plumbline.datastore.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How patient the queue is.
 *
 * @param lease how long a claim lasts without a heartbeat
 * @param maxAttempts claims after which an item fails for good
 * @param backoff wait before the second attempt; doubles with each further one, give or take 20 %
 * @param perDatastoreLimit items of one datastore that may run at a time
 * @param cancelGrace how long an owner may take to confirm that it has stopped
 * @param generationGuard whether late results are refused; off only in tests that must fail then
 */
public record WorkRules(
        Duration lease,
        int maxAttempts,
        Duration backoff,
        int perDatastoreLimit,
        Duration cancelGrace,
        boolean generationGuard) {

    public static final WorkRules DEFAULT =
            new WorkRules(Duration.ofSeconds(30), 3, Duration.ofSeconds(5), 4, Duration.ofSeconds(10), true);

    private static final int MAX_DOUBLINGS = 6;
    private static final double JITTER = 0.2;

    Instant retryAt(Instant now, int attempt, RandomGenerator random) {
        double millis = backoff.toMillis() * Math.pow(2, Math.min(Math.max(attempt - 1, 0), MAX_DOUBLINGS));
        double jittered = millis * (1 - JITTER + 2 * JITTER * random.nextDouble());
        return now.plusMillis(Math.round(jittered));
    }
}
