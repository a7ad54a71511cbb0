package io.plumbline.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

import io.plumbline.datastore.lineage.LineageSink;
import io.plumbline.datastore.lineage.TellLineage;
import io.plumbline.datastore.lookup.ContainerLookup;
import io.plumbline.datastore.lookup.DatastoreLookup;
import io.plumbline.datastore.lookup.ExportLookup;
import io.plumbline.datastore.outbound.kafka.KafkaLineage;
import io.plumbline.datastore.outbound.openlineage.HttpLineage;
import io.plumbline.datastore.outbound.openlineage.OpenLineageEvents;

/** Events of OpenLineage, where they are wanted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenLineageProperties.class)
class OpenLineageConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty("plumbline.openlineage.enabled")
    LineageSinks lineageSinks(OpenLineageProperties properties, KafkaTemplate<byte[], byte[]> kafka) {
        OpenLineageEvents events = new OpenLineageEvents(properties.namespace());
        List<LineageSink> sinks = new ArrayList<>();
        URI url = properties.url();
        if (url != null) {
            sinks.add(new HttpLineage(events, url, properties.timeout(), token(properties.tokenFile())));
        }
        String topic = properties.topic();
        if (topic != null) {
            sinks.add(new KafkaLineage(events, kafka, topic, properties.timeout()));
        }
        return new LineageSinks(sinks);
    }

    @Bean
    @ConditionalOnProperty("plumbline.openlineage.enabled")
    TellLineage tellLineage(
            DatastoreLookup datastores, ContainerLookup containers, ExportLookup exports, LineageSinks sinks) {
        return new TellLineage(datastores, containers, exports, sinks);
    }

    @Bean
    @ConditionalOnProperty("plumbline.openlineage.enabled")
    MeterBinder lineageMeters(TellLineage lineage) {
        return registry -> {
            FunctionCounter.builder("plumbline.lineage.told", lineage, TellLineage::told)
                    .description("Events of OpenLineage that all receivers have")
                    .register(registry);
            FunctionCounter.builder("plumbline.lineage.undelivered", lineage, TellLineage::undelivered)
                    .description("Deliveries of events of OpenLineage that failed, and are tried again")
                    .register(registry);
            FunctionCounter.builder("plumbline.lineage.passed.over", lineage, TellLineage::passedOver)
                    .description("Facts of which no event could be made, as what they are about is gone")
                    .register(registry);
        };
    }

    private static @Nullable String token(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "plumbline.openlineage.token-file: can't be read (expected: a readable file)", e);
        }
    }
}
