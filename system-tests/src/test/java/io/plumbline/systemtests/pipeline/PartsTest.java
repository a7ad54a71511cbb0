package io.plumbline.systemtests.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What an earlier run has measured is added up instead of read, through the whole platform. */
class PartsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Api api = EmbeddedDefault.shared().api();

    @Test
    void aDayMore_isReadAlone_andRangesOfDaysAreProfiledWithoutARead() throws Exception {
        Path folder = Files.createDirectories(EmbeddedDefault.scratch().resolve("days-" + System.nanoTime()));
        for (int day = 1; day <= 3; day++) {
            write(folder, day);
        }
        Api.Registered registered = api.registerFiles(
                "days " + folder.getFileName(), "scratch", folder.getFileName().toString(), false);
        String datastore = registered.datastoreId();
        end(registered.operationId());
        run(datastore, Map.of());
        String container = api.all("/api/v1/datastores/" + datastore + "/containers")
                .get(0)
                .path("id")
                .asString();
        assertThat(newest(container).path("partsRead").asInt()).isEqualTo(3);

        write(folder, 4);
        Files.delete(folder.resolve("day_1.csv"));
        run(datastore, Map.of());
        JsonNode profile = newest(container);
        assertThat(profile.path("partsRead").asInt()).as(profile.toString()).isEqualTo(1);
        assertThat(profile.path("partsReused").asInt()).isEqualTo(2);
        assertThat(profile.path("rows").asLong()).isEqualTo(300);
        assertThat(Api.metric(api.profile(container).get("id"), "min")
                        .path("value")
                        .asString())
                .isEqualTo("101");

        List<JsonNode> parts = api.all("/api/v1/containers/" + container + "/parts");
        assertThat(parts)
                .extracting(p -> p.path("name").asString())
                .containsExactly("day_2.csv", "day_3.csv", "day_4.csv");
        assertThat(parts)
                .allSatisfy(p -> assertThat(p.path("stored").asBoolean()).isTrue());
        JsonNode range = api.get("/api/v1/containers/" + container + "/profile?from=day_2.csv&to=day_3.csv")
                .body()
                .at("/items/0");
        assertThat(range.path("ofParts").asInt()).as(range.toString()).isEqualTo(2);
        assertThat(range.path("rows").asLong()).isEqualTo(200);
        assertThat(Api.metric(range.path("profile"), "max").path("value").asString())
                .isEqualTo("300");
        assertThat(api.get("/api/v1/containers/" + container + "/profile?from=day_9.csv")
                        .status())
                .isEqualTo(400);

        run(datastore, Map.of("full", true));
        assertThat(newest(container).path("partsRead").asInt()).isEqualTo(3);
    }

    @Test
    void manyDays_areAddedUpByStoredSums_asLongAsNoneOfTheirDaysChanges() throws Exception {
        int days = 100;
        Path folder = Files.createDirectories(EmbeddedDefault.scratch().resolve("many-" + System.nanoTime()));
        for (int day = 1; day <= days; day++) {
            write(folder, day);
        }
        Api.Registered registered = api.registerFiles(
                "many " + folder.getFileName(), "scratch", folder.getFileName().toString(), false);
        String datastore = registered.datastoreId();
        end(registered.operationId());
        run(datastore, Map.of());
        String container = api.all("/api/v1/datastores/" + datastore + "/containers")
                .get(0)
                .path("id")
                .asString();

        write(folder, days + 1);
        run(datastore, Map.of());
        assertProfile(container, 1, days, (days + 1) * 100);
        JsonNode range = api.get("/api/v1/containers/" + container + "/profile?from=day_1.csv&to=day_40.csv")
                .body()
                .at("/items/0");
        assertThat(range.path("ofParts").asInt()).as(range.toString()).isEqualTo(40);
        assertThat(range.path("rows").asLong()).isEqualTo(4_000);

        Files.delete(folder.resolve("day_5.csv"));
        run(datastore, Map.of());
        assertProfile(container, 0, days, days * 100);
    }

    /** Of files whose ids grow from one to the next, so that all are known to be different. */
    private void assertProfile(String container, int read, int reused, long rows) throws Exception {
        JsonNode profile = newest(container);
        assertThat(profile.path("partsRead").asInt()).as(profile.toString()).isEqualTo(read);
        assertThat(profile.path("partsReused").asInt()).isEqualTo(reused);
        assertThat(profile.path("rows").asLong()).isEqualTo(rows);
        assertThat(Api.metric(api.profile(container).get("id"), "allDistinct")
                        .path("value")
                        .asString())
                .isEqualTo("true");
    }

    @Test
    void aTableWithAnIncrementalField_isReadFromItsLastValueOn() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table orders (id bigint primary key, amount int)",
                "insert into orders select g, g from generate_series(1, 500) g");
        Api.Registered registered = api.registerDatabase("grows", database);
        String datastore = registered.datastoreId();
        end(registered.operationId());
        String orders = api.container(datastore, "public.orders").path("id").asString();
        Api.Answer chosen = api.send(
                "PATCH", "/api/v1/containers/" + orders, Map.of("incrementalField", "id"), Map.of("Prefer", "wait=30"));
        assertThat(chosen.status()).as(chosen.text()).isBetween(200, 202);
        run(datastore, Map.of());
        database.execute("insert into orders select g, g from generate_series(501, 520) g");
        run(datastore, Map.of());
        JsonNode profile = newest(orders);
        assertThat(profile.path("rows").asLong()).as(profile.toString()).isEqualTo(520);
        assertThat(profile.path("partsReused").asInt()).isEqualTo(1);
        assertThat(profile.path("notes").toString()).contains("greater than 500");
        assertThat(api.all("/api/v1/containers/" + orders + "/parts"))
                .extracting(p -> p.path("rows").asLong())
                .containsExactly(500L, 20L);
    }

    private void run(String datastore, Map<String, Object> profile) {
        end(api.run(datastore, Map.of("type", "PROFILE", "profile", profile)));
    }

    private void end(String operation) {
        JsonNode ended = api.awaitEnd(operation, PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    }

    private JsonNode newest(String container) {
        return api.all("/api/v1/containers/" + container + "/profiles").get(0);
    }

    private static void write(Path folder, int day) throws IOException {
        StringBuilder text = new StringBuilder("id,amount\n");
        for (int i = day * 100 - 99; i <= day * 100; i++) {
            text.append(i).append(',').append(i % 7 / 2.0).append('\n');
        }
        Files.writeString(folder.resolve("day_" + day + ".csv"), text);
    }
}
