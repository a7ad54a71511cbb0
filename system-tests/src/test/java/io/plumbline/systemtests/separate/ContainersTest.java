package io.plumbline.systemtests.separate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

import io.plumbline.systemtests.campaign.CampaignFiles;
import io.plumbline.systemtests.platform.Api;

import static org.assertj.core.api.Assertions.assertThat;

/** The same services against the real Kafka and the real MongoDB, where a Docker engine runs; skipped elsewhere. */
@Testcontainers(disabledWithoutDocker = true)
class ContainersTest {

    @Container
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.1.0");

    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");

    @TempDir
    static Path files;

    @Test
    void realKafkaAndRealMongoDb_carryTheWholeFlow() {
        CampaignFiles.write(
                files.resolve("orders.csv"),
                CampaignFiles.orders(
                        RandomGeneratorFactory.of("L64X128MixRandom").create(1), 80));
        try (Cluster cluster = new Cluster(
                        Server.at(KAFKA.getBootstrapServers()), Server.at(MONGO.getConnectionString()))
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
}
