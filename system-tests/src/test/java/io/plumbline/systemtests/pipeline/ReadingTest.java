package io.plumbline.systemtests.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read of a source, when, and with how many connections, through the whole platform. */
class ReadingTest {

    private static final Map<String, String> WAIT = Map.of("Prefer", "wait=30");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Api api = EmbeddedDefault.shared().api();

    @Test
    void preflight_saysWhatAProfileWouldRead_andTheProfileKeepsItsLimits() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table orders (id bigint primary key, amount int)",
                "create table items (id bigint primary key)",
                "insert into orders select g, g from generate_series(1, 5000) g",
                "insert into items select g from generate_series(1, 100) g",
                "analyze");
        Api.Registered registered = api.register(
                "read " + database.name(), "postgresql", settings(database, Map.of("parallelReads", 3)), false);
        String datastore = registered.datastoreId();
        end(registered.operationId());
        String orders = api.container(datastore, "public.orders").path("id").asString();

        Api.Answer asked = api.post("/api/v1/datastores/" + datastore + "/preflights", Map.of());
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        JsonNode preflight = asked.body().at("/answer/preflight");
        assertThat(preflight.path("asked").asInt()).as(asked.text()).isEqualTo(2);
        assertThat(preflight.at("/totals/rows").asLong()).isEqualTo(5_100);
        assertThat(preflight.at("/totals/failed").asInt()).isZero();
        assertThat(preflight.at("/plans/1/container").asString()).isEqualTo("public.orders");
        assertThat(preflight.path("connections").asInt()).isEqualTo(3);
        assertThat(preflight.has("expectedSeconds"))
                .as("nothing was profiled yet")
                .isFalse();

        String run = api.run(
                datastore, Map.of("type", "PROFILE", "profile", Map.of("containers", List.of(orders), "maxRows", 10)));
        end(run);
        JsonNode container = api.get("/api/v1/containers/" + orders).body();
        assertThat(container.at("/profile/rows").asLong())
                .as(container.toString())
                .isEqualTo(10);
        JsonNode item = api.all("/api/v1/operations/" + run + "/items").get(0);
        assertThat(item.path("connections").asInt()).as(item.toString()).isEqualTo(3);
        assertThat(api.post("/api/v1/datastores/" + datastore + "/preflights", Map.of("maxRows", 10))
                        .body()
                        .at("/answer/preflight")
                        .has("expectedSeconds"))
                .isTrue();
    }

    @Test
    void preview_saysWhichFilesAPatternMatches() throws Exception {
        Path folder = Files.createDirectories(EmbeddedDefault.scratch().resolve("previewed-" + System.nanoTime()));
        Files.writeString(folder.resolve("orders_1.csv"), "id\n1\n");
        Files.writeString(folder.resolve("orders_2.csv"), "id\n2\n");
        Files.writeString(folder.resolve("items.csv"), "id\n3\n");
        Api.Registered registered = api.registerFiles(
                "previewed " + folder.getFileName(),
                "scratch",
                folder.getFileName().toString(),
                false);

        Api.Answer preview = api.post(
                "/api/v1/datastores/" + registered.datastoreId() + "/file-previews", Map.of("pattern", "orders_*.csv"));

        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.body().at("/answer/files/names").toString())
                .isEqualTo("[\"orders_1.csv\",\"orders_2.csv\"]");
        assertThat(preview.body().at("/answer/files/bytes").asLong()).isEqualTo(10);
    }

    @Test
    void closedWindow_makesWorkWait_untilItOpens() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        DateTimeFormatter minutes = DateTimeFormatter.ofPattern("HH:mm");
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        String closed =
                now.plusHours(2).format(minutes) + "-" + now.plusHours(3).format(minutes);
        Api.Registered registered = api.register(
                "windowed " + database.name(), "postgresql", settings(database, Map.of("readWindow", closed)), false);
        String operation = "/api/v1/operations/" + registered.operationId();
        JsonNode waiting = api.get(operation).body();
        assertThat(waiting.path("status").asString()).as(waiting.toString()).isEqualTo("QUEUED");
        assertThat(waiting.at("/waitingFor/reason").asString()).isEqualTo("READ_WINDOW");
        assertThat(waiting.at("/waitingFor/until").asString()).contains(closed.substring(0, 5));

        Map<String, Object> none = new HashMap<>();
        none.put("readWindow", null);
        Api.Answer opened = api.send(
                "PATCH",
                "/api/v1/datastores/" + registered.datastoreId(),
                Map.of("revision", 1, "properties", none),
                WAIT);
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        end(registered.operationId());
        assertThat(api.get(operation).body().has("waitingFor")).isFalse();
    }

    private static Map<String, Object> settings(PostgresServer.Database database, Map<String, Object> besides) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "host", database.host(),
                "port", database.port(),
                "database", database.name(),
                "user", database.user(),
                "password", database.password()));
        settings.putAll(besides);
        return settings;
    }

    private void end(String operation) {
        JsonNode ended = api.awaitEnd(operation, PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    }
}
