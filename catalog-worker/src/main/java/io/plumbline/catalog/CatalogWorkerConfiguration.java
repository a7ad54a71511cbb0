package io.plumbline.catalog;

import java.security.SecureRandom;
import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.plumbline.catalog.inventory.CatalogDatastore;
import io.plumbline.catalog.inventory.SourceInventory;
import io.plumbline.catalog.outbound.source.ConnectorInventory;
import io.plumbline.catalog.outbound.source.ConnectorProbe;
import io.plumbline.catalog.outbound.source.ConnectorSurvey;
import io.plumbline.catalog.probe.ProbeConnection;
import io.plumbline.events.Ids;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.messaging.crash.CrashPoints;
import io.plumbline.worker.WorkerConfiguration;
import io.plumbline.worker.WorkerProperties;
import io.plumbline.worker.inbound.process.WorkLifecycle;
import io.plumbline.worker.outbound.metrics.MicrometerWorkCounters;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.work.WorkClaims;
import io.plumbline.worker.work.WorkHandler;
import io.plumbline.worker.work.WorkLoop;
import io.plumbline.worker.work.WorkResults;

/** A worker whose work is to catalog; connection tests have a loop with slots of their own, so that no catalog makes one wait. */
@Configuration(proxyBeanMethods = false)
@Import(WorkerConfiguration.class)
@EnableConfigurationProperties(ConnectionTestProperties.class)
class CatalogWorkerConfiguration {

    static final String TESTS = "connectionTestLoop";

    @Bean
    MessageHeaders messageHeaders() {
        return new MessageHeaders("/plumbline/catalog-worker", Clock.systemUTC(), Ids.secure());
    }

    @Bean
    SourceInventory sourceInventory(WorkSources sources) {
        return new ConnectorInventory(sources);
    }

    @Bean
    WorkHandler workHandler(SourceInventory inventory) {
        return new CatalogDatastore(inventory);
    }

    @Bean(defaultCandidate = false)
    ProbeConnection probeConnection(WorkSources sources) {
        return new ProbeConnection(new ConnectorProbe(sources), new ConnectorSurvey(sources));
    }

    @Bean(name = TESTS, defaultCandidate = false)
    WorkLoop connectionTestLoop(
            @Qualifier("probeConnection") ProbeConnection handler,
            WorkerProperties worker,
            ConnectionTestProperties tests,
            WorkClaims claims,
            WorkResults results,
            MeterRegistry registry,
            CrashPoints crashPoints) {
        return new WorkLoop(
                WorkerConfiguration.settings(worker, handler.kind()).withSlots(tests.slots()),
                handler,
                claims,
                results,
                new MicrometerWorkCounters(registry, handler.kind()),
                crashPoints,
                new SecureRandom());
    }

    @Bean
    WorkLifecycle connectionTestLifecycle(@Qualifier(TESTS) WorkLoop loop) {
        return new WorkLifecycle(loop);
    }
}
