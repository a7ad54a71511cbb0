package io.plumbline.messaging;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class MessagingPropertiesTest {

    @Test
    void defaults_areThoseOfOneBroker() {
        assertThat(bind(Map.of()))
                .isEqualTo(new MessagingProperties(true, 6, 1, 1, Duration.ofDays(7), 1, Duration.ofMinutes(10)));
    }

    @Test
    void everyProperty_canBeSet() {
        assertThat(bind(Map.of(
                        "plumbline.kafka.create-topics", "false",
                        "plumbline.kafka.partitions", "12",
                        "plumbline.kafka.replication-factor", "3",
                        "plumbline.kafka.min-insync-replicas", "2",
                        "plumbline.kafka.retention", "30d",
                        "plumbline.kafka.concurrency", "4",
                        "plumbline.kafka.retry-later-limit", "90s")))
                .isEqualTo(new MessagingProperties(false, 12, 3, 2, Duration.ofDays(30), 4, Duration.ofSeconds(90)));
    }

    @Test
    void nonsense_isRefused() {
        for (Map.Entry<String, String> bad : Map.of(
                        "partitions", "0",
                        "replication-factor", "40000",
                        "min-insync-replicas", "2",
                        "concurrency", "-1",
                        "retention", "0s",
                        "retry-later-limit", "-1s")
                .entrySet()) {
            assertThatThrownBy(() -> bind(Map.of("plumbline.kafka." + bad.getKey(), bad.getValue())))
                    .as(bad.toString())
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(expected: ");
        }
    }

    private static MessagingProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("plumbline.kafka", MessagingProperties.class);
    }
}
