package io.plumbline.systemtests.pipeline;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CancelTest {

    /** A profile of half a minute and more, as the order to stop rides on a heartbeat that may take five seconds. */
    private static final int ROWS = 24_000_000;

    @Test
    void aCancelledProfile_stopsWithin10Seconds_andShowsNothing() throws IOException {
        Path folder = Files.createTempDirectory(EmbeddedDefault.scratch(), "long");
        Path file = folder.resolve("long.csv");
        try {
            writeRows(file, ROWS);
            cancelsWithin10Seconds(folder.getFileName().toString());
        } finally {
            Files.delete(file);
        }
    }

    private static void cancelsWithin10Seconds(String folder) {
        Api api = EmbeddedDefault.shared().api();
        Api.Registered registered = api.registerFiles("long profile " + folder, "scratch", folder, false);
        api.awaitEnd(registered.operationId(), Duration.ofSeconds(60));
        String operation = api.run(registered.datastoreId(), Map.of("type", "PROFILE"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/operations/" + operation)
                                .body()
                                .path("progress")
                                .path("rows")
                                .asLong()
                        > 0);

        long begin = System.nanoTime();
        assertThat(api.post("/api/v1/operations/" + operation + "/cancel", Map.of())
                        .status())
                .isBetween(200, 202);
        JsonNode ended = api.awaitEnd(operation, Duration.ofSeconds(30));

        assertThat(ended.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        Api.Answer again =
                api.send("POST", "/api/v1/operations/" + operation + "/cancel", null, Map.of("Prefer", "wait=30"));
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(ended);
        JsonNode container = api.container(registered.datastoreId(), "long.csv");
        assertThat(container.path("profile").isMissingNode()).isTrue();
        assertThat(api.all("/api/v1/checks?datastore=" + registered.datastoreId()))
                .isEmpty();
    }

    private static void writeRows(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,amount,label,day\n");
            for (int i = 0; i < rows; i++) {
                out.write(i + "," + i * 31 % 100_003 / 7.0 + ",label " + i * 17 % 9_973 + ",2024-01-" + (10 + i % 20)
                        + "\n");
            }
        }
    }
}
