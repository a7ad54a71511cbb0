package io.plumbline.messaging;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code plumbline.kafka.*}: topics and listeners. More than five components, as each is one setting. The connection
 * itself is {@code spring.kafka.*}.
 *
 * @param createTopics whether missing topics are made at start; off where a cluster's owner makes them
 * @param partitions of each topic; more are added to existing topics, none is ever taken away
 * @param replicationFactor copies of each partition
 * @param minInsyncReplicas copies that must have a message before it counts as published
 * @param retention how long messages are kept; compacted topics keep the newest of each key for ever
 * @param concurrency threads of each listener
 * @param retryLaterLimit how long a record is retried whose handler says that it can't work now, before it goes to the
 *     dead letters; its partition waits meanwhile
 */
@ConfigurationProperties("plumbline.kafka")
public record MessagingProperties(
        @DefaultValue("true") boolean createTopics,
        @DefaultValue("6") int partitions,
        @DefaultValue("1") int replicationFactor,
        @DefaultValue("1") int minInsyncReplicas,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("1") int concurrency,
        @DefaultValue("10m") Duration retryLaterLimit) {

    private static final String PREFIX = "plumbline.kafka.";

    public MessagingProperties {
        atLeastOne("partitions", partitions);
        atLeastOne("replication-factor", replicationFactor);
        atLeastOne("min-insync-replicas", minInsyncReplicas);
        atLeastOne("concurrency", concurrency);
        if (replicationFactor > Short.MAX_VALUE || minInsyncReplicas > replicationFactor) {
            throw new IllegalArgumentException(PREFIX + "min-insync-replicas: " + minInsyncReplicas
                    + " (expected: at most the replication factor, " + replicationFactor + ")");
        }
        positive("retention", retention);
        positive("retry-later-limit", retryLaterLimit);
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
