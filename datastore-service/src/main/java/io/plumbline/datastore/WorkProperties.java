package io.plumbline.datastore;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.plumbline.datastore.operation.WorkRules;

/**
 * {@code plumbline.work.*}: how patient the queue is. More than five components, as each is one setting.
 *
 * @param leaseSeconds how long a claim lasts without a heartbeat
 * @param maxAttempts claims after which a work item fails for good
 * @param backoff wait before the second attempt; doubles with each further one, give or take 20 %
 * @param perDatastoreLimit work items of one datastore that may run at a time
 * @param watchdogInterval between two looks at everything that may be stuck
 * @param cancelGrace how long a worker may take to confirm that it has stopped
 * @param sweepInterval between two sweeps of results that nothing names
 * @param sweepAge how old such results must be
 * @param connectionTestPatience how long a connection test may take from its arrival to its answer
 */
@ConfigurationProperties("plumbline.work")
record WorkProperties(
        @DefaultValue("30") int leaseSeconds,
        @DefaultValue("3") int maxAttempts,
        @DefaultValue("5s") Duration backoff,
        @DefaultValue("4") int perDatastoreLimit,
        @DefaultValue("2s") Duration watchdogInterval,
        @DefaultValue("10s") Duration cancelGrace,
        @DefaultValue("5m") Duration sweepInterval,
        @DefaultValue("1h") Duration sweepAge,
        @DefaultValue("25s") Duration connectionTestPatience) {

    private static final String PREFIX = "plumbline.work.";

    WorkProperties {
        atLeastOne("lease-seconds", leaseSeconds);
        atLeastOne("max-attempts", maxAttempts);
        atLeastOne("per-datastore-limit", perDatastoreLimit);
        positive("backoff", backoff);
        positive("watchdog-interval", watchdogInterval);
        positive("cancel-grace", cancelGrace);
        positive("sweep-interval", sweepInterval);
        positive("sweep-age", sweepAge);
        positive("connection-test-patience", connectionTestPatience);
    }

    WorkRules rules(boolean generationGuard) {
        return new WorkRules(
                Duration.ofSeconds(leaseSeconds),
                maxAttempts,
                backoff,
                perDatastoreLimit,
                cancelGrace,
                generationGuard);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(PREFIX + name + ": " + value + " (expected: >= 1)");
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(PREFIX + name + ": " + value + " (expected: more than zero)");
        }
    }
}
