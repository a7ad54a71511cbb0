package io.plumbline.gateway.outbound.kafka;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether Kafka answers: without it the gateway can't accept a change. Names no address. */
public final class KafkaReachability implements HealthIndicator, AutoCloseable {
    private static final int TIMEOUT_MILLIS = 2_000;

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    /** @param adminSettings of the service */
    public KafkaReachability(Map<String, Object> adminSettings) {
        this.settings = adminSettings;
    }

    @Override
    public synchronized Health health() {
        try {
            if (admin == null) {
                admin = Admin.create(settings);
            }
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS))
                    .clusterId()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            return Health.up().build();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Health.down().withDetail("reason", "Kafka doesn't answer").build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down().build();
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(java.time.Duration.ofSeconds(1));
            admin = null;
        }
    }
}
