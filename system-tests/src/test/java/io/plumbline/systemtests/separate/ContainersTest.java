package io.plumbline.systemtests.separate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

import io.plumbline.systemtests.campaign.CampaignFiles;
import io.plumbline.systemtests.compose.DockerEngine;
import io.plumbline.systemtests.compose.Unless;
import io.plumbline.systemtests.deployment.YamlFiles;
import io.plumbline.systemtests.platform.Api;

import static org.assertj.core.api.Assertions.assertThat;

/** The same services against the real Kafka and the real MongoDB, where a Docker engine runs and has them; skipped elsewhere. */
@ExtendWith(ContainersTest.UnlessMissing.class)
class ContainersTest {

    private static KafkaContainer kafka;
    private static MongoDBContainer mongo;

    @TempDir
    static Path files;

    @BeforeAll
    static void start() {
        kafka = new KafkaContainer(image("kafka"));
        kafka.start();
        mongo = new MongoDBContainer(image("mongo"));
        mongo.start();
    }

    @AfterAll
    static void stop() {
        Stream.of(kafka, mongo).filter(Objects::nonNull).forEach(GenericContainer::stop);
    }

    @Test
    void realKafkaAndRealMongoDb_carryTheWholeFlow() {
        CampaignFiles.write(
                files.resolve("orders.csv"),
                CampaignFiles.orders(
                        RandomGeneratorFactory.of("L64X128MixRandom").create(1), 80));
        try (Cluster cluster = new Cluster(
                        Server.at(kafka.getBootstrapServers()), Server.at(mongo.getConnectionString()))
                .withRoot("files", files)
                .start(2)) {
            Api api = cluster.api();
            Api.Registered registered = api.registerFiles("orders", "files", "", true);
            assertThat(api.awaitProfile(registered.datastoreId(), Duration.ofSeconds(120))
                            .path("status")
                            .asString())
                    .isEqualTo("SUCCEEDED");
            assertThat(api.container(registered.datastoreId(), "orders.csv")
                            .path("profile")
                            .path("rows")
                            .asLong())
                    .isEqualTo(80);
        }
    }

    /** The one that the compose file runs. */
    private static String image(String service) {
        return YamlFiles.document("docker-compose.yml")
                .path("services")
                .path(service)
                .path("image")
                .asString();
    }

    static final class UnlessMissing extends Unless {

        UnlessMissing() {
            super(() ->
                    DockerEngine.missing().or(() -> DockerEngine.unavailable(List.of(image("kafka"), image("mongo")))));
        }
    }
}
