package io.plumbline.messaging;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * How the outbox relay paces itself.
 *
 * @param scanInterval between two full scans for messages that no wake-up told of
 * @param firstRetry pause after the first failed attempt; doubles with each further one
 * @param longestRetry the pause never grows beyond this
 * @param closeTime how long {@link OutboxRelay#close} may take in all
 */
public record RelaySettings(Duration scanInterval, Duration firstRetry, Duration longestRetry, Duration closeTime) {

    public static final RelaySettings DEFAULT = new RelaySettings(
            Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(5));

    public RelaySettings {
        positive("scanInterval", scanInterval);
        positive("firstRetry", firstRetry);
        positive("longestRetry", longestRetry);
        positive("closeTime", closeTime);
    }

    private static void positive(String name, Duration value) {
        requireNonNull(value, name);
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than zero)");
        }
    }
}
