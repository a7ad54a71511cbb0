package io.plumbline.datastore;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.outbound.kafka.LedgerOutbox;
import io.plumbline.datastore.outbound.kafka.RelayLifecycle;
import io.plumbline.datastore.outbound.mongo.MongoStore;
import io.plumbline.events.Ids;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.messaging.MessagePublisher;
import io.plumbline.messaging.MessagingMetrics;
import io.plumbline.messaging.OutboxRelay;
import io.plumbline.messaging.RelaySettings;
import io.plumbline.messaging.crash.CrashPoints;

/** The store, and the relay that publishes what its records hold. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MongoProperties.class)
class StoreConfiguration {

    /** In milliseconds, as the store keeps them. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    FactHeaders factHeaders(Clock clock) {
        MessageHeaders headers = new MessageHeaders("/plumbline/datastore-service", clock, Ids.secure());
        return (cause, sequence) -> sequence == null ? headers.causedBy(cause) : headers.fact(cause, sequence);
    }

    @Bean
    RelayBell relayBell() {
        return new RelayBell();
    }

    @Bean
    MongoStore mongoStore(MongoProperties properties, MessageCodec codec, Clock clock, RelayBell bell) {
        return MongoStore.open(properties.uri(), properties.database(), codec, clock, bell);
    }

    @Bean(destroyMethod = "")
    OutboxRelay outboxRelay(
            MongoStore store,
            MessagePublisher publisher,
            MessagingMetrics metrics,
            CrashPoints crashPoints,
            RelayBell bell) {
        OutboxRelay relay = new OutboxRelay(
                new LedgerOutbox(store.pending()), publisher, RelaySettings.DEFAULT, metrics, crashPoints);
        bell.connect(relay);
        return relay;
    }

    @Bean
    RelayLifecycle relayLifecycle(OutboxRelay relay) {
        return new RelayLifecycle(relay);
    }

    /** For readiness, not for liveness: a restart of this service doesn't bring the store back. */
    @Bean
    HealthIndicator storeHealthIndicator(MongoStore store) {
        return () -> {
            try {
                store.ping();
                return Health.up().build();
            } catch (RuntimeException e) {
                return Health.down().build();
            }
        };
    }
}
