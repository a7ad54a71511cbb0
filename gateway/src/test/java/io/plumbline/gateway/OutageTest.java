package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import io.plumbline.credentials.SealingKeys;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway whose Kafka and datastore-service are both away: it starts, and says so. */
final class OutageTest {
    private static final String NOWHERE = "127.0.0.1:1";

    private final TestGateway gateway = TestGateway.shared();

    @TempDir
    private Path directory;

    @Test
    void withoutKafkaAndDatastoreService_itStarts_andAnswers503() throws Exception {
        Path key = Files.writeString(
                directory.resolve("public.key"),
                SealingKeys.generate().publicKey().text());
        Map<String, String> settings = Map.of("spring.kafka.producer.properties.max.block.ms", "500");
        try (ConfigurableApplicationContext alone = TestGateway.start(NOWHERE, "http://" + NOWHERE, key, settings)) {
            int port = TestGateway.portOf(alone);
            expect503(gateway.send(port, "GET", "/api/v1/datastores", TestGateway.ADMIN, null));
            expect503(gateway.send(port, "GET", "/api/v1/events", TestGateway.ADMIN, null));
            expect503(gateway.send(
                    port,
                    "POST",
                    "/api/v1/datastores",
                    TestGateway.ADMIN,
                    "{\"name\":\"n\",\"connector\":\"local-files\",\"properties\":{\"root\":\"samples\"}}"));
            String stranger = "plt_0123456789abcdef_" + "A".repeat(43);
            expect503(gateway.send(port, "GET", "/api/v1/connectors", stranger, null));
            assertThat(gateway.send(port, "GET", "/api/v1/connectors", TestGateway.ADMIN, null)
                            .statusCode())
                    .isEqualTo(200);
            int management = Integer.parseInt(alone.getEnvironment().getRequiredProperty("local.management.port"));
            assertThat(gateway.send(management, "GET", "/actuator/health/liveness", null, null)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(gateway.send(management, "GET", "/actuator/health/readiness", null, null)
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    private static void expect503(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
