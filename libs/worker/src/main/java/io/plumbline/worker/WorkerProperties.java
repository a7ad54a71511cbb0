package io.plumbline.worker;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code plumbline.worker.*}: how much work at once, and how patient.
 *
 * @param name unique among living workers; made up from the host's name if absent
 * @param slots items that run at the same time
 * @param claimInterval between two questions for work when no bell rings
 * @param heartbeatInterval between two signs of life of one item; a lease lasts 30 s
 * @param connectTimeout of a connection to datastore-service
 * @param answerTimeout of an exchange with it
 * @param publishPatience how long Kafka may stay away before a result is given up
 * @param confirmationPatience how long an answered item is kept alive until its answer has been accepted
 * @param maxUnconfirmed answered items that may wait for that before claiming pauses
 * @param stopGrace how long cancelled work may take to end; with a heartbeat before it, a cancel is through within 10 s
 * @param shutdownPatience how long a clean stop may take
 * @param chunkSize of one message of results
 */
@ConfigurationProperties("plumbline.worker")
public record WorkerProperties(
        @Nullable String name,
        @DefaultValue("2") int slots,
        @DefaultValue("2s") Duration claimInterval,
        @DefaultValue("5s") Duration heartbeatInterval,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration answerTimeout,
        @DefaultValue("10m") Duration publishPatience,
        @DefaultValue("10m") Duration confirmationPatience,
        @DefaultValue("100") int maxUnconfirmed,
        @DefaultValue("3s") Duration stopGrace,
        @DefaultValue("8s") Duration shutdownPatience,
        @DefaultValue("512KB") DataSize chunkSize) {

    private static final int MOST_SLOTS = 64;
    private static final long LARGEST_CHUNK = 800 * 1024;
    private static final long SMALLEST_CHUNK = 1024;

    public WorkerProperties {
        within("slots", slots, 1, MOST_SLOTS);
        within("max-unconfirmed", maxUnconfirmed, 1, Integer.MAX_VALUE);
        within("chunk-size", chunkSize.toBytes(), SMALLEST_CHUNK, LARGEST_CHUNK);
        positive("claim-interval", claimInterval);
        positive("heartbeat-interval", heartbeatInterval);
        positive("connect-timeout", connectTimeout);
        positive("answer-timeout", answerTimeout);
        positive("publish-patience", publishPatience);
        positive("confirmation-patience", confirmationPatience);
        positive("stop-grace", stopGrace);
        positive("shutdown-patience", shutdownPatience);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "plumbline.worker." + name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("plumbline.worker." + name + ": " + value + " (expected: more than 0)");
        }
    }
}
