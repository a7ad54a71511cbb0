package io.plumbline.datastore;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import io.plumbline.embedded.EmbeddedStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LateStoreTest {

    private static final String TOKEN = "0123456789abcdef-test";

    @Test
    void service_startsWithoutStoreAndBroker_andWorksWhenTheStoreComes(@TempDir Path directory) throws Exception {
        int storePort = freePort();
        try (ConfigurableApplicationContext service = DatastoreServiceApplication.builder()
                .run(
                        "--spring.kafka.bootstrap-servers=127.0.0.1:" + freePort(),
                        "--plumbline.mongo.uri=mongodb://127.0.0.1:" + storePort,
                        "--plumbline.service-token=" + TOKEN,
                        "--server.port=0",
                        "--management.server.port=0")) {
            int port = ((WebServerApplicationContext) service).getWebServer().getPort();
            String health = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port")
                    + "/actuator/health/";
            String datastores = "http://127.0.0.1:" + port + "/internal/v1/datastores";
            assertThat(get(health + "liveness").statusCode()).isEqualTo(200);
            assertThat(get(health + "readiness").statusCode()).isEqualTo(503);
            HttpResponse<String> away = get(datastores);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.body()).contains("urn:plumbline:problem:store-unavailable");
            assertThat(away.headers().firstValue("Retry-After")).isPresent();
            try (EmbeddedStore store = EmbeddedStore.start(directory, storePort)) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(
                                () -> assertThat(get(datastores).statusCode()).isEqualTo(200));
                assertThat(get(health + "readiness").statusCode()).isEqualTo(200);
            }
        }
    }

    private static HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(uri))
                                .header("Authorization", "Bearer " + TOKEN)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
