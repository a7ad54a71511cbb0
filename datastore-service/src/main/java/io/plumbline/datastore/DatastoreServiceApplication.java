package io.plumbline.datastore;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Import;

import io.plumbline.messaging.MessagingConfiguration;

/** Keeps the truth: the only service that writes the metadata. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class, proxyBeanMethods = false)
@Import(MessagingConfiguration.class)
public class DatastoreServiceApplication {

    /** The service with its own configuration file, for a JVM of its own or for one that it shares. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(DatastoreServiceApplication.class)
                .properties("spring.config.name=datastore-service");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
