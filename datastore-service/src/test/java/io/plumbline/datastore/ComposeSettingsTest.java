package io.plumbline.datastore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings as Docker Compose gives them: variables, and secrets as files. */
class ComposeSettingsTest {

    @Test
    void passwordInTheStoresUri_isReadFromItsFile(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("mongo_password"), "s3cret");
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "compose-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "SPRING_CONFIG_NAME", "datastore-service",
                                "SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/",
                                "PLUMBLINE_MONGO_URI",
                                        "mongodb://datastore-service:${mongo_password}@mongo:27017/plumbline")));

        ConfigDataEnvironmentPostProcessor.applyTo(environment);

        assertThat(Binder.get(environment)
                        .bind("plumbline.mongo", MongoProperties.class)
                        .get())
                .isEqualTo(
                        new MongoProperties("mongodb://datastore-service:s3cret@mongo:27017/plumbline", "plumbline"));
    }
}
