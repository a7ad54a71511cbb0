package io.plumbline.worker;

import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.work.WorkKind;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.messaging.MessagePublisher;
import io.plumbline.messaging.MessagingConfiguration;
import io.plumbline.messaging.crash.CrashPoints;
import io.plumbline.worker.inbound.process.WorkHealth;
import io.plumbline.worker.inbound.process.WorkLifecycle;
import io.plumbline.worker.outbound.http.HttpStoredParts;
import io.plumbline.worker.outbound.http.HttpWorkClaims;
import io.plumbline.worker.outbound.kafka.KafkaWorkResults;
import io.plumbline.worker.outbound.metrics.MicrometerWorkCounters;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.work.StoredParts;
import io.plumbline.worker.work.WorkClaims;
import io.plumbline.worker.work.WorkCounters;
import io.plumbline.worker.work.WorkHandler;
import io.plumbline.worker.work.WorkLoop;
import io.plumbline.worker.work.WorkResults;
import io.plumbline.worker.work.WorkSettings;

/** Import it and bring a {@link WorkHandler}: the rest of a worker is here. */
@Configuration(proxyBeanMethods = false)
@Import(MessagingConfiguration.class)
@EnableConfigurationProperties({WorkerProperties.class, ServiceProperties.class, SourceProperties.class})
public class WorkerConfiguration {

    @Bean
    WorkSources workSources(SourceProperties properties) {
        return new WorkSources(properties.settings(), System.getenv());
    }

    @Bean
    WorkClaims workClaims(WorkerProperties worker, ServiceProperties service, JsonMapper mapper) {
        return new HttpWorkClaims(
                service.datastoreServiceUrl(),
                worker.connectTimeout(),
                worker.answerTimeout(),
                service::currentToken,
                mapper);
    }

    @Bean
    StoredParts storedParts(WorkerProperties worker, ServiceProperties service, JsonMapper mapper) {
        return new HttpStoredParts(
                service.datastoreServiceUrl(),
                worker.connectTimeout(),
                worker.answerTimeout(),
                service::currentToken,
                mapper);
    }

    @Bean
    WorkResults workResults(
            MessagePublisher publisher, MessageHeaders headers, JsonMapper mapper, WorkerProperties worker) {
        return new KafkaWorkResults(publisher, headers, mapper, worker.publishPatience());
    }

    @Bean
    WorkCounters workCounters(MeterRegistry registry, WorkHandler handler) {
        return new MicrometerWorkCounters(registry, handler.kind());
    }

    @Bean
    WorkLoop workLoop(
            WorkerProperties properties,
            WorkHandler handler,
            WorkClaims claims,
            WorkResults results,
            WorkCounters counters,
            CrashPoints crashPoints) {
        return new WorkLoop(
                settings(properties, handler.kind()),
                handler,
                claims,
                results,
                counters,
                crashPoints,
                new SecureRandom());
    }

    @Bean
    WorkLifecycle workLifecycle(WorkLoop loop) {
        return new WorkLifecycle(loop);
    }

    @Bean
    WorkHealth workHealthIndicator(WorkLoop loop) {
        return new WorkHealth(loop);
    }

    /** The settings of a loop for this kind of work. */
    public static WorkSettings settings(WorkerProperties properties, WorkKind kind) {
        String given = properties.name();
        return new WorkSettings(
                given == null || given.isBlank() ? madeUpName(kind) : given,
                properties.slots(),
                properties.claimInterval(),
                properties.heartbeatInterval(),
                properties.confirmationPatience(),
                properties.maxUnconfirmed(),
                properties.stopGrace(),
                properties.shutdownPatience(),
                (int) properties.chunkSize().toBytes());
    }

    /** Kind, process and host, and a random part, since a container's process is always 1 and its host may be cloned. */
    private static String madeUpName(WorkKind kind) {
        String random = Integer.toString(new SecureRandom().nextInt(1 << 20), Character.MAX_RADIX);
        return kind.name().toLowerCase(Locale.ROOT) + "-"
                + ManagementFactory.getRuntimeMXBean().getName() + "-" + random;
    }
}
