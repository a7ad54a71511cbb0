package io.plumbline.catalog;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the catalog worker: alone, or inside the JVM of others, where the caller sets {@code web(NONE)}. */
@SpringBootApplication
public class CatalogWorkerApplication {

    /** A builder that reads {@code catalog-worker.yml}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(CatalogWorkerApplication.class)
                .properties("spring.config.name=catalog-worker");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
