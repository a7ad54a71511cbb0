package io.plumbline.systemtests.pipeline;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedDefaultTest {

    private final EmbeddedDefault plumbline = EmbeddedDefault.fresh();
    private String datastore = "";

    @BeforeAll
    void start() {
        plumbline.start();
    }

    @AfterAll
    void stop() {
        plumbline.close();
    }

    @Test
    @Order(1)
    void realFiles_areCataloguedAndProfiled_withoutAnybodyAskingTwice() {
        Api api = plumbline.api();
        Api.Registered registered = api.registerFiles("real files", "samples", "", true);
        datastore = registered.datastoreId();

        JsonNode catalog = api.awaitEnd(registered.operationId(), Duration.ofSeconds(60));
        assertThat(catalog.path("status").asString()).as(catalog.toString()).startsWith("SUCCEEDED");
        JsonNode profile = api.awaitProfile(datastore, Duration.ofSeconds(120));
        assertThat(profile.path("status").asString()).as(profile.toString()).startsWith("SUCCEEDED");

        assertThat(api.all("/api/v1/datastores/" + datastore + "/containers").stream()
                        .map(container -> container.path("name").asString()))
                .contains("birdstrikes.csv", "seattle-weather.csv", "species.csv", "penguins.json");
        JsonNode birdstrikes = api.container(datastore, "birdstrikes.csv");
        assertThat(birdstrikes.path("profile").path("rows").asLong()).isEqualTo(10_000);
        assertThat(api.profile(birdstrikes.path("id").asString())).hasSize(14).containsKey("Cost Total $");
        assertThat(api.all("/api/v1/checks?datastore=" + datastore)).isNotEmpty();
    }

    @Test
    @Order(2)
    void aSecondInstance_onTheSameDirectory_isRefusedInOneLine() {
        try (ChildJvm second = plumbline.another("--port", "0")) {
            second.waitForLine("is in use by another Plumbline", Duration.ofSeconds(30));
            assertThat(second.lines()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    @Order(2)
    void aTakenPort_isRefusedInOneLine() throws Exception {
        EmbeddedDefault other = EmbeddedDefault.fresh();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChildJvm process = other.another("--port", Integer.toString(taken.getLocalPort()))) {
            process.waitForLine("port " + taken.getLocalPort() + " is taken", Duration.ofSeconds(30));
            assertThat(process.lines()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    @Order(2)
    void aDataDirectoryThatIsAFile_isRefusedInOneLine() throws Exception {
        Path file = Files.createTempFile("plumbline", "file");
        try (ChildJvm process = plumbline.another("--data-dir", file.toString())) {
            process.waitForLine("can't be written", Duration.ofSeconds(30));
            assertThat(process.lines()).noneMatch(line -> line.startsWith("\tat "));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    @Order(2)
    void aForeignHostHeader_isRefused() throws Exception {
        try (java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(), plumbline.port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/datastores HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1\\.1 4(00|21).*");
        }
    }

    @Test
    @Order(2)
    void internalEndpoints_areNotReachableThroughTheGateway() {
        assertThat(plumbline.api().post("/internal/v1/work/claims", Map.of()).status())
                .isIn(401, 403, 404);
        assertThat(plumbline.api().get("/internal/v1/datastores").status()).isIn(401, 403, 404);
    }

    @Test
    @Order(3)
    void aSigterm_endsItWithin20Seconds_andARestartKeepsEverything() {
        Api before = plumbline.api();
        List<JsonNode> checks = before.all("/api/v1/checks?datastore=" + datastore);
        JsonNode view = before.get("/api/v1/datastores/" + datastore).body();
        String link = plumbline.linkToken();
        JsonNode session =
                new Api(plumbline.address(), link).get("/api/v1/session").body();
        assertThat(session.path("role").asString()).isEqualTo("ADMIN");

        long begin = System.nanoTime();
        plumbline.process().stop(Duration.ofSeconds(40));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));

        plumbline.start();
        Api after = plumbline.api();
        assertThat(after.get("/api/v1/datastores/" + datastore).body()).isEqualTo(view);
        assertThat(after.all("/api/v1/checks?datastore=" + datastore)).isEqualTo(checks);
        assertThat(plumbline.linkToken()).as("the link that signs browsers in").isEqualTo(link);
        assertThat(new Api(plumbline.address(), link).get("/api/v1/session").status())
                .isEqualTo(200);
    }
}
