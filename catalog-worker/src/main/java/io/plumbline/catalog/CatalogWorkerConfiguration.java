package io.plumbline.catalog;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.plumbline.catalog.inventory.CatalogDatastore;
import io.plumbline.catalog.inventory.SourceInventory;
import io.plumbline.catalog.outbound.source.ConnectorInventory;
import io.plumbline.events.Ids;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.worker.WorkerConfiguration;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.work.WorkHandler;

/** A worker whose work is to catalog. */
@Configuration(proxyBeanMethods = false)
@Import(WorkerConfiguration.class)
class CatalogWorkerConfiguration {

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
}
